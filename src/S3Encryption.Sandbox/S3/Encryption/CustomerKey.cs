using System;
using System.Security.Cryptography;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>The key material of one request. It has no public form, and its text is its MD5, which S3 itself echoes.</summary>
internal sealed class CustomerKey
{
    /// <summary>The only size that AES256 takes, in bytes.</summary>
    internal const int Size = 32;

    private readonly byte[] _bytes;

    internal CustomerKey(byte[] bytes)
    {
        _bytes = bytes;
        Md5 = Convert.ToBase64String(MD5.HashData(bytes));
    }

    /// <summary>The base64 MD5, for x-amz-server-side-encryption-customer-key-MD5.</summary>
    internal string Md5 { get; }

    internal bool HasRightSize => _bytes.Length == Size;

    public override string ToString() => "customer key with MD5 " + Md5;

    internal byte[] Hmac(byte[] salt) => HMACSHA256.HashData(salt, _bytes);
}
