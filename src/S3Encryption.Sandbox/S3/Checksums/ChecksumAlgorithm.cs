using System;
using System.Collections.Generic;
using System.IO.Hashing;
using System.Linq;
using System.Security.Cryptography;

namespace S3Encryption.Sandbox.S3.Checksums;

/// <summary>
/// An additional checksum that S3 verifies and keeps.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html.
/// </summary>
internal sealed class ChecksumAlgorithm
{
    /// <summary>CRC64NVME: what S3 computes where a client asks for none.</summary>
    internal static readonly ChecksumAlgorithm Default =
        new("CRC64NVME", 8, () => new CrcHasher(new Crc64(Crc64ParameterSet.Nvme)), Checksums.Crc.Crc64Nvme, mayBeComposite: false);

    /// <summary>All, in the order in which S3 lists them.</summary>
    internal static readonly IReadOnlyList<ChecksumAlgorithm> All =
    [
        new("CRC32", 4, () => new CrcHasher(new Crc32()), Checksums.Crc.Crc32),
        new("CRC32C", 4, () => new CrcHasher(new Crc32(Crc32ParameterSet.Crc32C)), Checksums.Crc.Crc32C),
        Default,
        new("MD5", 16, () => new DigestHasher(HashAlgorithmName.MD5)),
        new("SHA1", 20, () => new DigestHasher(HashAlgorithmName.SHA1)),
        new("SHA256", 32, () => new DigestHasher(HashAlgorithmName.SHA256)),
        new("SHA512", 64, () => new DigestHasher(HashAlgorithmName.SHA512)),
        new("XXHASH128", 16, () => new XxHasher(new XxHash128())),
        new("XXHASH3", 8, () => new XxHasher(new XxHash3())),
        new("XXHASH64", 8, () => new XxHasher(new XxHash64())),
    ];

    private readonly Func<ContentHasher> _start;

    private ChecksumAlgorithm(string name, int size, Func<ContentHasher> start, Crc? crc = null, bool mayBeComposite = true)
    {
        Name = name;
        Size = size;
        Header = "x-amz-checksum-" + name.ToLowerInvariant();
        Element = "Checksum" + name;
        Crc = crc;
        MayBeComposite = mayBeComposite;
        _start = start;
    }

    internal string Name { get; }

    /// <summary>In bytes.</summary>
    internal int Size { get; }

    internal string Header { get; }

    /// <summary>The name of the XML element.</summary>
    internal string Element { get; }

    /// <summary>Set where the checksum of a whole follows from those of its parts.</summary>
    internal Crc? Crc { get; }

    internal bool MayBeComposite { get; }

    /// <exception cref="Protocol.AwsErrorException">There is no such algorithm.</exception>
    internal static ChecksumAlgorithm Named(string name) =>
        Find(name) ?? throw S3Errors.InvalidRequest(
            "Checksum algorithm provided is unsupported. Please try again with any of the valid types: ["
                + string.Join(", ", All.Select(algorithm => algorithm.Name)) + "]");

    internal static ChecksumAlgorithm? Find(string name) =>
        All.FirstOrDefault(algorithm => string.Equals(algorithm.Name, name, StringComparison.OrdinalIgnoreCase));

    internal ContentHasher Start() => _start();
}
