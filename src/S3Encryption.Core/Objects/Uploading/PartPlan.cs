using System;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>How content is cut into parts: at most 10,000, at least 5 MiB each but the last, up to 5 TiB in all.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html</remarks>
internal sealed record PartPlan
{
    private const long MiB = 1L << 20;

    /// <summary>The size of a part, as long as that makes no more than 10,000; also how much is sent without parts.</summary>
    public long Part { get; init; } = 8 * MiB;

    /// <summary>Parts up to this size are held in memory while they are sent; larger ones are read from the file twice.</summary>
    public long LargestInMemory { get; init; } = 8 * MiB;

    /// <summary>Bytes a part for content of known length: what keeps it within 10,000 parts, in whole MiB.</summary>
    public long PartSize(long length) => Math.Max(Part, MultipartLimits.LeastPartOf(length));

    /// <summary>
    /// Bytes of a part where nobody knows how many there will be: they double every 1,000 parts up to eight times the first, so that a
    /// short stream needs little memory and a long one fits.
    /// </summary>
    public long PartSize(int number) => Part << Math.Min(3, (number - 1) / 1000);

    /// <summary>Whether there may be such a part.</summary>
    public static bool Allows(int number) => number <= MultipartLimits.MostParts;
}
