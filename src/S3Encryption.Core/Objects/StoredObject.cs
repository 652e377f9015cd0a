namespace S3Encryption.Core.Objects;

/// <summary>What S3 said of an object it has just stored.</summary>
internal sealed record StoredObject(string? ETag, string? VersionId, int Parts, AppliedEncryption Encryption);
