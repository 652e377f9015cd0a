using System;
using System.Collections.Generic;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>Whether an object is copied by one CopyObject, or in parts, and in which.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html</remarks>
internal sealed record CopyPlan
{
    /// <summary>The most bytes that one CopyObject or one part may copy, and the most a threshold may be.</summary>
    public const long MostAtOnce = 5L << 30;

    // No byte of a part passes through this computer: large parts spare requests, and this many of a 5 GiB object still go side by side.
    private const long PreferredPart = 256L << 20;

    private CopyPlan(long length, long partSize)
    {
        Length = length;
        PartSize = partSize;
    }

    /// <summary>Bytes in all.</summary>
    public long Length { get; }

    /// <summary>Bytes a part but the last; 0 for a copy by one request.</summary>
    public long PartSize { get; }

    /// <summary>Whether one request does it. S3 then carries metadata and tags over by itself.</summary>
    public bool IsSingle => PartSize == 0;

    /// <summary>Plans the copy of an object.</summary>
    /// <param name="length">Bytes of the object.</param>
    /// <param name="threshold">Larger objects are copied in parts.</param>
    public static CopyPlan For(long length, long threshold = MostAtOnce)
    {
        if (length <= Math.Min(threshold, MostAtOnce)) return new CopyPlan(length, 0);
        var wanted = Math.Max(MultipartLimits.SmallestPart, Math.Min(PreferredPart, threshold));
        return new CopyPlan(length, Math.Max(wanted, MultipartLimits.LeastPartOf(length)));
    }

    /// <summary>The parts in order; none for a copy by one request.</summary>
    public IEnumerable<Part> Parts()
    {
        var number = 1;
        for (var first = 0L; !IsSingle && first < Length; first += PartSize)
            yield return new Part(number++, first, Math.Min(first + PartSize, Length) - 1);
    }

    /// <param name="Number">From 1.</param>
    /// <param name="FirstByte">Zero-based.</param>
    /// <param name="LastByte">Zero-based, and copied too.</param>
    internal readonly record struct Part(int Number, long FirstByte, long LastByte)
    {
        public long Length => LastByte - FirstByte + 1;
    }
}
