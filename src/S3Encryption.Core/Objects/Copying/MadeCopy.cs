namespace S3Encryption.Core.Objects.Copying;

/// <summary>What S3 said of a copy it has just made.</summary>
internal sealed record MadeCopy(string? ETag, string? VersionId, int Parts, AppliedEncryption Encryption);
