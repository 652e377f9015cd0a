namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>
/// A bucket's default encryption. The algorithm is as configured, so that <c>aws:fsx</c> and <c>aws:backup</c> can be shown; the key is as
/// written, for S3 does not check it. <see cref="IsDefault"/> where nobody has configured anything.
/// </summary>
internal sealed record BucketEncryption(string Algorithm, string? KmsKeyId, bool BucketKey, bool BlocksSseC, bool IsDefault = false)
{
    /// <summary>Since April 2026 new buckets block SSE-C; since 2023 they are SSE-S3.</summary>
    internal static readonly BucketEncryption OfNewBuckets = new("AES256", null, false, BlocksSseC: true, IsDefault: true);

    internal bool IsKms => Algorithm is "aws:kms" or "aws:kms:dsse";

    internal bool IsDualLayer => Algorithm is "aws:kms:dsse";
}
