namespace S3Encryption.Core.Objects;

/// <summary>What S3 allows of the parts of one upload or copy.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html</remarks>
internal static class MultipartLimits
{
    /// <summary>The most parts there may be.</summary>
    public const int MostParts = 10_000;

    /// <summary>The least bytes of a part that is not the last.</summary>
    public const long SmallestPart = 5 * MiB;

    private const long MiB = 1L << 20;

    /// <summary>The least bytes a part that keep so much within the most parts, in whole MiB.</summary>
    public static long LeastPartOf(long length) => ((length + MostParts - 1) / MostParts + MiB - 1) / MiB * MiB;
}
