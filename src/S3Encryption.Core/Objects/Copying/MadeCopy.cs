namespace S3Encryption.Core.Objects.Copying;

/// <summary>What S3 said of a copy it has just made.</summary>
internal sealed record MadeCopy(string? ETag, string? VersionId, int Parts, AppliedEncryption Encryption)
{
    /// <summary>The version that was copied; null where S3 did not say.</summary>
    public string? SourceVersionId { get; init; }
}
