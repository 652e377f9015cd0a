using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Sandbox.S3.Checksums;

/// <summary>
/// An additional checksum that S3 verifies and keeps.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html.
/// </summary>
internal sealed class ChecksumAlgorithm
{
    internal static readonly IReadOnlyList<ChecksumAlgorithm> All =
    [
        new("CRC32", 4, () => new CrcHasher(Checksums.Crc.Crc32), Checksums.Crc.Crc32, mayBeComposite: true),
        new("CRC32C", 4, () => new CrcHasher(Checksums.Crc.Crc32C), Checksums.Crc.Crc32C, mayBeComposite: true),
        new("CRC64NVME", 8, () => new CrcHasher(Checksums.Crc.Crc64Nvme), Checksums.Crc.Crc64Nvme, mayBeComposite: false),
        new("SHA1", 20, () => new DigestHasher(System.Security.Cryptography.HashAlgorithmName.SHA1), null, mayBeComposite: true),
        new("SHA256", 32, () => new DigestHasher(System.Security.Cryptography.HashAlgorithmName.SHA256), null, mayBeComposite: true),
    ];

    private readonly Func<ContentHasher> _start;

    private ChecksumAlgorithm(string name, int size, Func<ContentHasher> start, Crc? crc, bool mayBeComposite)
    {
        Name = name;
        Size = size;
        Header = "x-amz-checksum-" + name.ToLowerInvariant();
        Element = "Checksum" + name;
        Crc = crc;
        MayBeComposite = mayBeComposite;
        _start = start;
    }

    /// <summary>CRC64NVME: what S3 computes where a client asks for none.</summary>
    internal static ChecksumAlgorithm Default => All[2];

    internal string Name { get; }

    /// <summary>In bytes.</summary>
    internal int Size { get; }

    internal string Header { get; }

    /// <summary>The name of the XML element.</summary>
    internal string Element { get; }

    /// <summary>Set where the checksum of a whole follows from those of its parts.</summary>
    internal Crc? Crc { get; }

    internal bool MayBeComposite { get; }

    internal static ChecksumAlgorithm? Named(string name) =>
        All.FirstOrDefault(algorithm => string.Equals(algorithm.Name, name, StringComparison.OrdinalIgnoreCase));

    internal ContentHasher Start() => _start();
}
