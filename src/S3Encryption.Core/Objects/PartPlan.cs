using System;
using System.Collections.Generic;

namespace S3Encryption.Core.Objects;

/// <summary>How a file is cut into parts: at most 10,000, at least 5 MiB each but the last, up to 5 TiB in all.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html</remarks>
internal static class PartPlan
{
    /// <summary>Files up to this size go in one request.</summary>
    public const long Threshold = 8L << 20;

    private const long SmallestPart = 16L << 20;
    private const int MostParts = 10_000;

    /// <summary>Bytes a part for a file of this size: 16 MiB, or in whole MiB what keeps it within 10,000 parts.</summary>
    public static long PartSize(long length)
    {
        const long MiB = 1L << 20;
        var needed = ((length + MostParts - 1) / MostParts + MiB - 1) / MiB * MiB;
        return Math.Max(SmallestPart, needed);
    }

    /// <summary>The parts in order: number from 1, offset and length in bytes.</summary>
    public static IEnumerable<Part> Parts(long length)
    {
        var size = PartSize(length);
        var number = 1;
        for (var offset = 0L; offset < length; offset += size)
            yield return new Part(number++, offset, Math.Min(size, length - offset));
    }

    internal readonly record struct Part(int Number, long Offset, long Length);
}
