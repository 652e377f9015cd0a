using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>Which columns of a CSV file have bucket, key and version; other columns are of no interest.</summary>
internal sealed class ManifestColumns
{
    private static readonly string[] Names = ["Bucket", "Key", "VersionId", "Ignore"];

    private readonly int _count;
    private readonly int _bucket;
    private readonly int _key;
    private readonly int _version;

    private ManifestColumns(IReadOnlyList<string> fields)
    {
        var names = fields.ToList();
        (_count, _bucket, _key, _version) = (names.Count, names.IndexOf("Bucket"), names.IndexOf("Key"), names.IndexOf("VersionId"));
    }

    /// <summary>The columns that a job's manifest has by its Fields.</summary>
    internal static ManifestColumns Of(IReadOnlyList<string> fields)
    {
        var wrong = fields.FirstOrDefault(field => !Names.Contains(field));
        var twice = fields.Where(field => field is not "Ignore").GroupBy(field => field).FirstOrDefault(group => group.Count() > 1)?.Key;
        return wrong is not null ? throw ControlErrors.InvalidRequest("Invalid manifest field: " + wrong)
            : twice is not null ? throw ControlErrors.InvalidRequest("The manifest field is there twice: " + twice)
            : new ManifestColumns(fields) is { _bucket: >= 0, _key: >= 0 } columns ? columns
            : throw ControlErrors.InvalidRequest("Manifest fields must include Bucket and Key");
    }

    /// <summary>The columns that an inventory has by its fileSchema.</summary>
    internal static ManifestColumns OfSchema(string? schema)
    {
        var columns = new ManifestColumns((schema ?? "").Split(',', StringSplitOptions.TrimEntries));
        string[] missing = [.. columns._bucket < 0 ? ["Bucket"] : (string[])[], .. columns._key < 0 ? ["Key"] : (string[])[]];
        return missing.Length == 0
            ? columns
            : throw JobFailedException.InvalidManifest("Required fields are missing in the schema: " + string.Join(", ", missing));
    }

    /// <summary>The object of a row; its key is there in percent-encoded form.</summary>
    internal ManifestEntry Entry(IReadOnlyList<string> row)
    {
        if (row.Count != _count)
        {
            throw JobFailedException.InvalidManifest($"A row of the manifest has {row.Count} columns in place of {_count}");
        }

        var key = PercentCoding.TryDecode(row[_key], plusIsSpace: true);
        return string.IsNullOrEmpty(key) || row[_bucket].Length == 0
            ? throw JobFailedException.InvalidManifest("A row of the manifest has no bucket, or no key that is URL-encoded UTF-8")
            : new(row[_bucket], key, _version < 0 ? null : row[_version]);
    }
}
