using System;
using System.Security.Cryptography;

namespace S3Encryption.Sandbox.S3.Checksums;

/// <summary>A checksum being computed.</summary>
internal abstract class ContentHasher
{
    internal abstract void Append(ReadOnlySpan<byte> bytes);

    internal abstract byte[] Finish();
}

/// <summary>One of the cyclic redundancy checks.</summary>
internal sealed class CrcHasher(Crc crc) : ContentHasher
{
    private ulong _state = crc.Initial;

    internal override void Append(ReadOnlySpan<byte> bytes) => _state = crc.Update(_state, bytes);

    internal override byte[] Finish() => crc.Finish(_state);
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
