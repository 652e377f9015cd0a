using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>The checksum that S3 keeps of an object.</summary>
/// <param name="Algorithm">Which.</param>
/// <param name="Value">In base64.</param>
/// <param name="Parts">
/// The sizes of the parts, in order, where it is a checksum of their checksums, which S3 writes as «value-parts»; null where it
/// is that of the whole.
/// </param>
internal sealed record KeptChecksum(ChecksumAlgorithm Algorithm, string Value, IReadOnlyList<long>? Parts = null)
{
    /// <summary>Whether it can be computed from checksums of ranges in any order.</summary>
    public bool JoinsRanges => Parts is null && Algorithm.IsFullObject;

    /// <summary>What the headers tell; null where S3 keeps none. Of parts, the value is there and the sizes are not.</summary>
    public static KeptChecksum? In(AnswerHeaders says)
    {
        if (ChecksumAlgorithm.In(name => says[name]) is not { } found) return null;
        var texts = found.Value.Split('-');
        return new KeptChecksum(found.Algorithm, texts[0], texts.Length > 1 ? [] : null);
    }

    /// <summary>With the sizes of the parts; null where they are not those of an object of this size.</summary>
    public KeptChecksum? With(IReadOnlyList<long> parts, long size) => parts.Sum() == size ? this with { Parts = parts } : null;
}
