using System;
using System.Security.Cryptography;

namespace S3Encryption.Core.Objects.Checksums;

/// <summary>A checksum in the making.</summary>
internal sealed class RunningChecksum(ChecksumAlgorithm algorithm, Crc? crc, IncrementalHash? hash) : IDisposable
{
    private ulong _register;
    private long _length;

    public void Append(ArraySegment<byte> content) => Append(content.Array!, content.Offset, content.Count);

    public void Append(byte[] bytes, int offset, int count)
    {
        _length += count;
        if (crc is not null) _register = crc.Append(_register, bytes, offset, count);
        else hash!.AppendData(bytes, offset, count);
    }

    /// <summary>The checksum of all that was appended.</summary>
    public Checksum Finish() => new(algorithm, crc is not null ? _register.ToBytes(crc.Width) : hash!.GetHashAndReset(), _length);

    /// <inheritdoc/>
    public void Dispose() => hash?.Dispose();
}
