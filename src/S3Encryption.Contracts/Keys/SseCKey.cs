using System;
using System.Security.Cryptography;

namespace S3Encryption;

/// <summary>
/// A 256-bit key for SSE-C. What it shows is a name and fingerprints: its bytes are in no public member, so no view, serialisation,
/// transcript or error can hold them. Disposing it zeroes them.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html</remarks>
public sealed class SseCKey : IDisposable
{
    /// <summary>The length of every SSE-C key, in bytes.</summary>
    internal const int Size = 32;

    private readonly byte[] _material;
    private bool _disposed;

    /// <summary>Copies the bytes; the caller zeroes its own.</summary>
    internal SseCKey(byte[] material, SseCKeyOrigin origin, string? name = null)
    {
        if (material.Length != Size) throw new ArgumentException("An SSE-C key is 32 bytes.", nameof(material));
        _material = NewBuffer();
        Buffer.BlockCopy(material, 0, _material, 0, Size);
        Origin = origin;
        Name = name;
        Created = DateTimeOffset.Now;
        KeyMD5 = Md5(_material);
        Fingerprint = Sha256(_material);
    }

    /// <summary>Zeroes the bytes of a key that nobody disposed.</summary>
    ~SseCKey() => Clear();

    /// <summary>The name the caller gave it, if any.</summary>
    public string? Name { get; }

    /// <summary>The SHA-256 of the key, for people and logs to tell keys apart: <c>SHA256:</c> and 43 base64 characters.</summary>
    public string Fingerprint { get; }

    /// <summary>The base64 MD5 of the key, which S3 takes and echoes in <c>x-amz-server-side-encryption-customer-key-MD5</c>.</summary>
    public string KeyMD5 { get; }

    /// <summary>Where the key came from.</summary>
    public SseCKeyOrigin Origin { get; }

    /// <summary>When the key was made, in local time; of an imported key, when it was imported.</summary>
    public DateTimeOffset Created { get; internal init; }

    /// <summary>The ARN of the KMS key that wraps it, for a KMS data key.</summary>
    public string? KmsKeyArn { get; internal init; }

    /// <summary>The key encrypted by KMS, in base64; useless without <c>kms:Decrypt</c> on <see cref="KmsKeyArn"/>.</summary>
    public string? WrappedKey { get; internal init; }

    /// <summary>The file that holds the key, in the clear or wrapped, where it was written to or read from one.</summary>
    public string? Path { get; internal set; }

    /// <summary>Whether a copy of the key outlives this session, as far as the module knows.</summary>
    public bool IsKept => Origin is SseCKeyOrigin.Imported or SseCKeyOrigin.Keyring || WrappedKey is not null || Path is not null;

    /// <summary>Zeroes the key's bytes. The key cannot be used afterwards.</summary>
    public void Dispose()
    {
        Clear();
        GC.SuppressFinalize(this);
    }

    /// <summary>The name or the fingerprint; never the key.</summary>
    public override string ToString() => Name ?? Fingerprint;

    /// <summary>
    /// The base64 form that goes into the request header. A managed string cannot be zeroed: make it late, keep it nowhere.
    /// </summary>
    internal string ToHeaderValue() => Convert.ToBase64String(Live());

    /// <summary>A copy of the bytes, which the caller zeroes.</summary>
    internal byte[] CopyMaterial() => (byte[])Live().Clone();

    private byte[] Live() => _disposed ? throw new ObjectDisposedException(nameof(SseCKey)) : _material;

    private void Clear()
    {
        _disposed = true;
        if (_material is not null) Array.Clear(_material, 0, _material.Length);
    }

    private static byte[] NewBuffer() =>
#if NET
        // Pinned, so that a moving collector leaves no second copy behind.
        GC.AllocateUninitializedArray<byte>(Size, pinned: true);
#else
        new byte[Size];
#endif

    private static string Md5(byte[] material)
    {
        using var md5 = MD5.Create();
        return Convert.ToBase64String(md5.ComputeHash(material));
    }

    private static string Sha256(byte[] material)
    {
        using var sha = SHA256.Create();
        return "SHA256:" + Convert.ToBase64String(sha.ComputeHash(material)).TrimEnd('=');
    }
}
