namespace S3Encryption.Core.Objects.Copying;

/// <summary>What came of one copy.</summary>
/// <param name="Result">The copy, verified.</param>
/// <param name="Shortfall">What could not be done beside it; null for nothing.</param>
public sealed record CopyOutcome(S3CopyResult Result, S3EncryptionException? Shortfall);
