using System.Collections.Generic;
using System.Linq;
using Amazon.S3;
using Amazon.S3.Model;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>A checksum over all bytes of an object, as S3 stores it: two copies with the same one are the same.</summary>
internal sealed record ObjectChecksum(ChecksumAlgorithm Algorithm, string Value)
{
    // Those that S3 computes over the whole of an object that came in parts (checking-object-integrity-upload.html).
    private static readonly HashSet<ChecksumAlgorithm> Joinable =
        [ChecksumAlgorithm.CRC64NVME, ChecksumAlgorithm.CRC32, ChecksumAlgorithm.CRC32C];

    /// <summary>Whether S3 makes it of a copy in parts as well.</summary>
    public bool IsJoinable => Joinable.Contains(Algorithm);

    /// <summary>The checksum in an answer; null for none, and for one over the checksums of parts, which says how they were cut.</summary>
    public static ObjectChecksum? From(GetObjectMetadataResponse head)
    {
        if (head.ChecksumType is null || head.ChecksumType == ChecksumType.COMPOSITE) return null;
        return Of(
            (ChecksumAlgorithm.CRC64NVME, head.ChecksumCRC64NVME), (ChecksumAlgorithm.CRC32C, head.ChecksumCRC32C),
            (ChecksumAlgorithm.CRC32, head.ChecksumCRC32), (ChecksumAlgorithm.SHA256, head.ChecksumSHA256),
            (ChecksumAlgorithm.SHA1, head.ChecksumSHA1), (ChecksumAlgorithm.SHA512, head.ChecksumSHA512),
            (ChecksumAlgorithm.MD5, head.ChecksumMD5), (ChecksumAlgorithm.XXHASH128, head.ChecksumXXHASH128),
            (ChecksumAlgorithm.XXHASH3, head.ChecksumXXHASH3), (ChecksumAlgorithm.XXHASH64, head.ChecksumXXHASH64));
    }

    private static ObjectChecksum? Of(params (ChecksumAlgorithm Algorithm, string? Value)[] all) => all
        .Where(c => !string.IsNullOrEmpty(c.Value))
        .Select(c => new ObjectChecksum(c.Algorithm, c.Value!))
        .FirstOrDefault();
}
