using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace S3Encryption.Benchmarks.Transfers.Report;

/// <summary>Every round as it was measured, for those who calculate on.</summary>
internal sealed record RawReport(
    string Machine,
    TransferOptions Options,
    IReadOnlyDictionary<string, string> Contestants,
    IReadOnlyList<string> NotMeasured,
    IReadOnlyList<ScenarioResult> Results)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Json));
}
