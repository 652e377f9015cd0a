using System;
using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>Text that is gathered to be hashed, in memory that is zeroed afterwards: the headers of a request may hold a key.</summary>
internal sealed class HashedText : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);
    private int _length;

    /// <summary>Adds a text, as UTF-8.</summary>
    public HashedText Append(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, 0, text.Length, _bytes, _length);
        return this;
    }

    /// <summary>The SHA-256 of all of it.</summary>
    public byte[] Sha256()
    {
#if NET
        return SHA256.HashData(_bytes.AsSpan(0, _length));
#else
        using var sha = SHA256.Create();
        return sha.ComputeHash(_bytes, 0, _length);
#endif
    }

    /// <summary>Its HMAC-SHA-256.</summary>
    public byte[] HmacSha256(byte[] key)
    {
#if NET
        return HMACSHA256.HashData(key, _bytes.AsSpan(0, _length));
#else
        using var hmac = new HMACSHA256(key);
        return hmac.ComputeHash(_bytes, 0, _length);
#endif
    }

    /// <inheritdoc/>
    public void Dispose() => Free(_bytes);

    private void Reserve(int more)
    {
        if (_length + more <= _bytes.Length) return;
        var small = _bytes;
        _bytes = ArrayPool<byte>.Shared.Rent(2 * (_length + more));
        Buffer.BlockCopy(small, 0, _bytes, 0, _length);
        Free(small);
    }

    private void Free(byte[] bytes)
    {
        Array.Clear(bytes, 0, Math.Min(_length, bytes.Length));
        ArrayPool<byte>.Shared.Return(bytes);
    }
}
