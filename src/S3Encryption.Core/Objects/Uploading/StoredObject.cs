using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>What S3 said of an object it has just stored.</summary>
/// <param name="ETag">The entity tag.</param>
/// <param name="VersionId">The version, in a versioned bucket.</param>
/// <param name="Parts">How many parts it was sent in; 1 for a single request.</param>
/// <param name="Encryption">How it is encrypted.</param>
/// <param name="Sum">The checksum computed here.</param>
/// <param name="KeptSum">The checksum that S3 keeps, where it keeps one.</param>
internal sealed record StoredObject(
    string? ETag, string? VersionId, int Parts, AppliedEncryption Encryption, Checksum Sum, string? KeptSum);
