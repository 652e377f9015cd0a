using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>The checksum that S3 keeps of an object.</summary>
/// <param name="Algorithm">Which.</param>
/// <param name="Value">In base64.</param>
/// <param name="PartCount">How many parts it is a checksum of the checksums of; 0 where it is that of the whole.</param>
internal sealed record KeptChecksum(ChecksumAlgorithm Algorithm, string Value, int PartCount)
{
    /// <summary>The sizes of the parts, in order, once they are known; null where it is the checksum of the whole.</summary>
    public IReadOnlyList<long>? Parts { get; private init; }

    /// <summary>Whether it can be computed from checksums of ranges in any order.</summary>
    public bool JoinsRanges => PartCount == 0 && Algorithm.IsFullObject;

    /// <summary>What the headers tell; null where S3 keeps none. That of parts is «value-parts», and tells no sizes.</summary>
    public static KeptChecksum? In(AnswerHeaders says)
    {
        if (ChecksumAlgorithm.In(name => says[name]) is not { } found) return null;
        var texts = found.Value.Split('-');
        var count = 0;
        var isRead = texts.Length == 1 || (int.TryParse(texts[1], NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0);
        return isRead ? new KeptChecksum(found.Algorithm, texts[0], count) : null;
    }

    /// <summary>With the sizes of the parts; null where they are not those of an object of this size.</summary>
    public KeptChecksum? With(IReadOnlyList<long> parts, long size) => parts.Sum() == size ? this with { Parts = parts } : null;
}
