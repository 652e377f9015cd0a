namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>
/// One object of a manifest. The version is null where the manifest has none, and empty where it has a column for them with nothing in
/// this row.
/// </summary>
internal sealed record ManifestEntry(string Bucket, string Key, string? VersionId);
