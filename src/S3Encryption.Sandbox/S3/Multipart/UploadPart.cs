using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.S3.Objects;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Multipart;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html.</summary>
internal sealed class UploadPart : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        SseCBlock.RefuseWithoutTls(call);
        var bucket = call.AuthorizeObject("s3:PutObject");
        SseCBlock.RefuseWhereBlocked(call, bucket, "s3:PutObject");
        var number = Uploads.PartNumber(call);
        var upload = Uploads.Find(call, bucket);
        var key = Uploads.DemandEncryption(call, upload);
        var length = BodyIntake.Length(call);
        var planned = upload.Checksums?.Algorithm;
        var digests = new UploadDigests(call, upload.Encryption.ETagIsMd5, planned ?? ChecksumAlgorithm.Default);
        if (planned is not null && digests.Claimed is { } claimed && claimed != planned)
        {
            throw S3Errors.InvalidRequest(
                "Checksum Type mismatch occurred, expected checksum Type: " + planned.Name.ToLowerInvariant()
                + ", actual checksum Type: " + claimed.Name.ToLowerInvariant());
        }

        var (body, md5, checksum) = await BodyIntake.ReceiveAsync(call, length, digests);
        var part = new UploadedPart(number, body, ETags.Of(upload.Encryption.ETagIsMd5 ? md5 : null), call.Service.Now(), checksum);
        Add(upload, part);
        call.Response.Headers.ETag = ETags.Quoted(part.ETag);
        EncryptionAnswer.Write(call.Response.Headers, upload.Encryption, key);
        if (checksum is not null && (planned ?? digests.Claimed) is not null)
        {
            call.Response.Headers[checksum.Algorithm.Header] = checksum.Value;
        }
    }

    internal static void Add(MultipartUpload upload, UploadedPart part)
    {
        if (!upload.TryPut(part))
        {
            part.Body.Release();
            throw S3Errors.NoSuchUpload(upload.UploadId);
        }
    }
}
