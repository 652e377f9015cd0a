namespace S3Encryption.Sandbox.Storage;

/// <summary>The four settings of a bucket's public access block.</summary>
internal sealed record PublicAccessBlock(bool BlockPublicAcls, bool IgnorePublicAcls, bool BlockPublicPolicy, bool RestrictPublicBuckets)
{
    /// <summary>What every new bucket has since April 2023.</summary>
    internal static readonly PublicAccessBlock AllOn = new(true, true, true, true);
}
