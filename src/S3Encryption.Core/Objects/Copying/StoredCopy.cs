namespace S3Encryption.Core.Objects.Copying;

/// <summary>What S3 said of a copy it has just made.</summary>
/// <param name="ETag">The entity tag.</param>
/// <param name="VersionId">The version, in a versioned bucket.</param>
/// <param name="Parts">How many parts it was copied in; 1 for a single request.</param>
/// <param name="Encryption">How it is encrypted.</param>
internal sealed record StoredCopy(string? ETag, string? VersionId, int Parts, AppliedEncryption Encryption);
