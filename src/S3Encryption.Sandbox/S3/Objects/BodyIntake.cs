using System;
using System.IO;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>Takes the body of an upload in, whole and verified, or not at all.</summary>
internal static class BodyIntake
{
    /// <summary>The most that one PUT may bring.</summary>
    internal const long Largest = 5L << 30;

    /// <summary>The length a client declares; S3 takes no upload without one.</summary>
    internal static long Length(S3Call call)
    {
        var length = call.Signed.DecodedLength
            ?? throw new AwsErrorException(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        return length > Largest ? throw S3Errors.EntityTooLarge(length, Largest) : length;
    }

    /// <summary>The body, with one lease for the caller, and what came of its digests.</summary>
    internal static async Task<(Blob Body, byte[]? Md5, Checksum? Checksum)> ReceiveAsync(S3Call call, long length, UploadDigests digests)
    {
        Blob? body = null;
        try
        {
            body = await call.Service.Blobs.ReceiveAsync(call.Signed.Body, length, digests.Observe, call.Aborted);
            // Only the read that finds the end has seen the last signature and the trailers.
            if (await call.Signed.Body.ReadAsync(new byte[1], call.Aborted) != 0)
            {
                throw S3Errors.IncompleteBody();
            }

            var (md5, checksum) = digests.Finish();
            return (body, md5, checksum);
        }
        catch (Exception failure)
        {
            body?.Release();
            if (failure is EndOfStreamException)
            {
                throw S3Errors.IncompleteBody();
            }

            throw;
        }
    }
}
