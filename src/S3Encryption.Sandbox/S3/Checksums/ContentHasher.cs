using System;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace S3Encryption.Sandbox.S3.Checksums;

/// <summary>A checksum being computed.</summary>
internal abstract class ContentHasher
{
    internal abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>The checksum as S3 writes it: the most significant byte first.</summary>
    internal abstract byte[] Finish();
}

/// <summary>One of the cyclic redundancy checks, which .NET gives with the least significant byte first.</summary>
internal sealed class CrcHasher(NonCryptographicHashAlgorithm crc) : ContentHasher
{
    internal override void Append(ReadOnlySpan<byte> bytes) => crc.Append(bytes);

    internal override byte[] Finish()
    {
        var bytes = crc.GetCurrentHash();
        Array.Reverse(bytes);
        return bytes;
    }
}

/// <summary>One of the xxHash family.</summary>
internal sealed class XxHasher(NonCryptographicHashAlgorithm hash) : ContentHasher
{
    internal override void Append(ReadOnlySpan<byte> bytes) => hash.Append(bytes);

    internal override byte[] Finish() => hash.GetCurrentHash();
}

/// <summary>One of the cryptographic digests.</summary>
internal sealed class DigestHasher(HashAlgorithmName algorithm) : ContentHasher
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(algorithm);

    internal override void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    internal override byte[] Finish()
    {
        using (_hash)
        {
            return _hash.GetHashAndReset();
        }
    }
}
