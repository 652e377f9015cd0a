namespace S3Encryption.Core.Objects.Copying;

/// <summary>
/// How a copy is encrypted, its entity tag, and by what it is known to be its source: a checksum's algorithm, ETag, Size or Answer.
/// </summary>
internal sealed record VerifiedCopy(AppliedEncryption Encryption, string? ETag, string By);
