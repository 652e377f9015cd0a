using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace S3Encryption.Core.Jobs.Reports;

/// <summary>What the <c>manifest.json</c> of a report says: the columns of its files, and where they are.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-examples-reports.html</remarks>
internal sealed record ReportManifest(IReadOnlyList<string> Columns, IReadOnlyList<ReportFile> Files)
{
    private static readonly string[] Needed = ["Bucket", "Key", "VersionId", "TaskStatus"];

    /// <exception cref="S3EncryptionException"><c>JobReportDamaged</c>: it is none.</exception>
    public static ReportManifest Parse(byte[] json, S3Location at)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var columns = Text(root, "ReportSchema").Split(',').Select(c => c.Trim()).ToList();
            if (Array.Find(Needed, name => !columns.Contains(name)) is string missing)
                throw new FormatException($"its ReportSchema has no {missing}");
            var files = root.GetProperty("Results").EnumerateArray().Select(FileOf).ToList();
            return new ReportManifest(columns, files);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw ReportFailures.Damaged(at, e.Message.TrimEnd('.'));
        }
    }

    private static ReportFile FileOf(JsonElement file) =>
        new(new S3Location(Text(file, "Bucket"), Text(file, "Key")), Text(file, "MD5Checksum"));

    private static string Text(JsonElement of, string name) =>
        of.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new FormatException($"{name} is empty");
}

/// <summary>One file of a report, and the MD5 that it must have, in hex.</summary>
internal sealed record ReportFile(S3Location Location, string Md5);
