using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace S3Encryption.Core.Objects.Checksums;

/// <summary>One of S3's checksum algorithms: its names on the wire, and how it is computed and joined.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html</remarks>
internal sealed class ChecksumAlgorithm
{
    private static readonly ChecksumAlgorithm[] All =
    [
        new(S3ChecksumAlgorithm.Crc64Nvme, Crc.Crc64Nvme), new(S3ChecksumAlgorithm.Crc32, Crc.Crc32),
        new(S3ChecksumAlgorithm.Crc32C, Crc.Crc32C), new(S3ChecksumAlgorithm.Sha1, null), new(S3ChecksumAlgorithm.Sha256, null),
    ];

    private readonly S3ChecksumAlgorithm _id;
    private readonly Crc? _crc;

    private ChecksumAlgorithm(S3ChecksumAlgorithm id, Crc? crc)
    {
        _id = id;
        _crc = crc;
        Name = id.ToString().ToUpperInvariant();
        Header = "x-amz-checksum-" + Name.ToLowerInvariant();
    }

    /// <summary>Such as <c>CRC64NVME</c>.</summary>
    public string Name { get; }

    /// <summary>Such as <c>x-amz-checksum-crc64nvme</c>.</summary>
    public string Header { get; }

    /// <summary>The element in S3's documents.</summary>
    public string Element => "Checksum" + Name;

    /// <summary>Whether the checksum of the whole follows from those of its parts; else it is a checksum of checksums.</summary>
    public bool IsFullObject => _crc is not null;

    /// <summary>What <c>x-amz-checksum-type</c> says of an object in parts.</summary>
    public string Type => IsFullObject ? "FULL_OBJECT" : "COMPOSITE";

    public static ChecksumAlgorithm Of(S3ChecksumAlgorithm id) => Array.Find(All, a => a._id == id)!;

    /// <summary>The algorithm and value that an answer's headers name, of those that are known here; null for none.</summary>
    public static (ChecksumAlgorithm Algorithm, string Value)? In(Func<string, string?> header) => All
        .Select(a => (Algorithm: a, Value: header(a.Header)))
        .Where(a => a.Value is not null).Select(a => ((ChecksumAlgorithm, string)?)(a.Algorithm, a.Value!)).FirstOrDefault();

    /// <summary>Computes it piece by piece.</summary>
    public RunningChecksum Start() => new(this, _crc, _crc is null ? IncrementalHash.CreateHash(HashName) : null);

    /// <summary>The checksum of a whole from those of its parts in order, as S3 tells it: of CRCs the CRC, of hashes their hash.</summary>
    public Checksum Join(IReadOnlyCollection<Checksum> parts)
    {
        if (_crc is null) return Compose(parts);
        var whole = parts.Skip(1).Aggregate(parts.First().Value.ToCrc(), JoinNext);
        return new Checksum(this, whole.ToBytes(_crc.Width), parts.Sum(p => p.Length));
    }

    /// <summary>The checksum of the parts' checksums in order.</summary>
    public Checksum Compose(IReadOnlyCollection<Checksum> parts)
    {
        using var running = Start();
        foreach (var part in parts) running.Append(part.Value, 0, part.Value.Length);
        return running.Finish() with { Length = parts.Sum(p => p.Length) };
    }

    public override string ToString() => Name;

    private ulong JoinNext(ulong before, Checksum part) => _crc!.Join(before, part.Value.ToCrc(), part.Length);

    private HashAlgorithmName HashName => _id == S3ChecksumAlgorithm.Sha1 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
}
