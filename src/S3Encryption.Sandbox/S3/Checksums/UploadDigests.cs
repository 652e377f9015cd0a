using System;
using System.Security.Cryptography;

namespace S3Encryption.Sandbox.S3.Checksums;

/// <summary>
/// Computes what an upload needs of its bytes as they pass: their MD5 where somebody wants it, the checksum that comes with them, and the
/// one that is kept, which mostly is the same.
/// </summary>
internal sealed class UploadDigests
{
    private readonly S3Call _call;
    private readonly byte[]? _claimedMd5;
    private readonly ChecksumClaim? _claim;
    private readonly ChecksumAlgorithm? _kept;
    private readonly ContentHasher? _md5;
    private readonly ContentHasher? _claimHasher;
    private readonly ContentHasher? _keptHasher;

    /// <summary>
    /// <paramref name="wantMd5"/>: for the ETag. <paramref name="otherwise"/>: the algorithm to keep where the request brings no checksum;
    /// null none. <paramref name="always"/>: keep it whatever the request brings.
    /// </summary>
    internal UploadDigests(S3Call call, bool wantMd5, ChecksumAlgorithm? otherwise, bool always = false)
    {
        _call = call;
        _claimedMd5 = ReadContentMd5(call.Header("Content-MD5"));
        _claim = ChecksumClaim.Read(call.Headers);
        _kept = always ? otherwise : _claim?.Algorithm ?? otherwise;
        _md5 = wantMd5 || _claimedMd5 is not null ? new DigestHasher(HashAlgorithmName.MD5) : null;
        _keptHasher = _kept?.Start();
        _claimHasher = _claim?.Algorithm == _kept ? null : _claim?.Algorithm.Start();
    }

    /// <summary>What the request brings; null where it brings none.</summary>
    internal ChecksumAlgorithm? Claimed => _claim?.Algorithm;

    /// <summary>The checksum that came and held, for the answer; null before <see cref="Finish"/> and where none came.</summary>
    internal Checksum? Verified { get; private set; }

    internal void Observe(ReadOnlySpan<byte> bytes)
    {
        _md5?.Append(bytes);
        _keptHasher?.Append(bytes);
        _claimHasher?.Append(bytes);
    }

    /// <summary>Verifies what was claimed, after the body has been read to its end.</summary>
    internal (byte[]? Md5, Checksum? Kept) Finish()
    {
        var md5 = _md5?.Finish();
        if (_claimedMd5 is not null && !_claimedMd5.AsSpan().SequenceEqual(md5))
        {
            throw S3Errors.BadDigest("The Content-MD5 you specified did not match what we received.");
        }

        var kept = Of(_kept, _keptHasher);
        if (_claim is not null)
        {
            Verified = Of(_claim.Algorithm, _claimHasher) ?? kept!;
            _claim.Verify(_call.Signed.Trailers, Verified.Value);
        }

        return (md5, kept);
    }

    private static Checksum? Of(ChecksumAlgorithm? algorithm, ContentHasher? hasher) =>
        algorithm is null || hasher is null ? null : new(algorithm, Convert.ToBase64String(hasher.Finish()));

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
