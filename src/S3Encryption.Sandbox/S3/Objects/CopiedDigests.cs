using System;
using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>The ETag and checksum of a copy; its bytes are read only where neither follows from the source.</summary>
internal static class CopiedDigests
{
    internal static async Task<(string ETag, Checksum? Checksum)> OfAsync(S3Call call, StoredObject source, ObjectEncryption encryption)
    {
        var algorithm = call.Header("x-amz-checksum-algorithm") is { } name
            ? ChecksumAlgorithm.Named(name)
            : source.Checksum?.Algorithm;
        var keepsChecksum = algorithm is null || (source.Checksum is { Composite: false } && source.Checksum.Algorithm == algorithm);
        var keepsETag = source.Encryption.ETagIsMd5 && source.Parts.Count == 0;
        var md5 = encryption.ETagIsMd5 && !keepsETag ? new DigestHasher(System.Security.Cryptography.HashAlgorithmName.MD5) : null;
        var hasher = keepsChecksum ? null : algorithm!.Start();
        if (md5 is not null || hasher is not null)
        {
            await source.Body.CopyToAsync(new DigestStream(md5, hasher), 0, source.Size, call.Aborted);
        }

        var etag = encryption.ETagIsMd5 && keepsETag ? source.ETag : ETags.Of(md5?.Finish());
        var checksum = hasher is null ? source.Checksum : new Checksum(algorithm!, Convert.ToBase64String(hasher.Finish()));
        return (etag, checksum);
    }
}
