using System.Text.Json;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>One statement of a bucket policy as it is written, without white space.</summary>
/// <param name="Json">The text.</param>
/// <param name="Sid">Its name; null where it has none.</param>
/// <param name="Meaning">What it says, comparable (<see cref="PolicyMeaning"/>).</param>
internal sealed record StatementText(string Json, string? Sid, string Meaning)
{
    public static StatementText Of(JsonElement json) => new(
        CompactJson.Of(json.GetRawText()),
        json.TryGetProperty("Sid", out var sid) && sid.ValueKind == JsonValueKind.String ? PolicyMeaning.Text(sid) : null,
        PolicyMeaning.Of(json));

    public static StatementText Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }
}
