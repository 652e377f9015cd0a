using System;
using System.Security.Cryptography;

namespace S3Encryption.Sandbox.S3.Checksums;

/// <summary>
/// Computes what an upload needs of its bytes as they pass: their MD5 where somebody wants it, and one additional checksum.
/// </summary>
internal sealed class UploadDigests
{
    private readonly S3Call _call;
    private readonly ContentHasher? _md5;
    private readonly byte[]? _claimedMd5;
    private readonly ChecksumClaim? _claim;
    private readonly ChecksumAlgorithm? _algorithm;
    private readonly ContentHasher? _hasher;

    /// <summary>
    /// <paramref name="wantMd5"/>: for the ETag. <paramref name="wanted"/>: the algorithm to compute where the request brings
    /// no checksum; null none.
    /// </summary>
    internal UploadDigests(S3Call call, bool wantMd5, ChecksumAlgorithm? wanted)
    {
        _call = call;
        _claimedMd5 = ReadContentMd5(call.Header("Content-MD5"));
        _md5 = wantMd5 || _claimedMd5 is not null ? new DigestHasher(HashAlgorithmName.MD5) : null;
        _claim = ChecksumClaim.Read(call.Headers);
        _algorithm = _claim?.Algorithm ?? wanted;
        _hasher = _algorithm?.Start();
    }

    /// <summary>What the request brings; null where it brings none.</summary>
    internal ChecksumAlgorithm? Claimed => _claim?.Algorithm;

    internal void Observe(ReadOnlySpan<byte> bytes)
    {
        _md5?.Append(bytes);
        _hasher?.Append(bytes);
    }

    /// <summary>Verifies what was claimed, after the body has been read to its end.</summary>
    internal (byte[]? Md5, Checksum? Checksum) Finish()
    {
        var md5 = _md5?.Finish();
        if (_claimedMd5 is not null && !_claimedMd5.AsSpan().SequenceEqual(md5))
        {
            throw S3Errors.BadDigest("The Content-MD5 you specified did not match what we received.");
        }

        if (_hasher is null)
        {
            return (md5, null);
        }

        var checksum = new Checksum(_algorithm!, Convert.ToBase64String(_hasher.Finish()));
        _claim?.Verify(_call.Signed.Trailers, checksum.Value);
        return (md5, checksum);
    }

    private static byte[]? ReadContentMd5(string? header)
    {
        if (header is null)
        {
            return null;
        }

        var bytes = new byte[header.Length + 3];
        return Convert.TryFromBase64String(header, bytes, out var length) && length == 16
            ? bytes[..length]
            : throw new Protocol.AwsErrorException(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
    }
}
