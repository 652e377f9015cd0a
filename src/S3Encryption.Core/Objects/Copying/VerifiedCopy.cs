namespace S3Encryption.Core.Objects.Copying;

/// <summary>
/// How a copy is encrypted, its entity tag, and by what it is known to be its source: a checksum's algorithm, ETag, Size or Answer.
/// </summary>
internal sealed record VerifiedCopy(AppliedEncryption Encryption, string? ETag, string By)
{
    /// <summary>The copy as it was found; null where the caller may not look.</summary>
    public ObjectState? Found { get; init; }
}
