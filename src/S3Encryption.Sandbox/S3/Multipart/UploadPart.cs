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
        var digests = Digests(call, upload);
        var (body, md5, checksum) = await BodyIntake.ReceiveAsync(call, length, digests);
        var part = new UploadedPart(number, body, ETags.Of(upload.Encryption.ETagIsMd5 ? md5 : null), call.Service.Now(), checksum);
        Add(upload, part);
        call.Response.Headers.ETag = ETags.Quoted(part.ETag);
        EncryptionAnswer.Write(call.Response.Headers, upload.Encryption, key);
        if ((digests.Verified ?? (upload.Checksums is null ? null : checksum)) is { } shown)
        {
            call.Response.Headers[shown.Algorithm.Header] = shown.Value;
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

    /// <summary>
    /// A part must bring the checksum that the upload began with; only where that is one of the whole may it come without.
    /// Without a plan the parts' CRC64NVME is kept, whatever they bring, so that the object has one.
    /// </summary>
    private static UploadDigests Digests(S3Call call, MultipartUpload upload)
    {
        var plan = upload.Checksums;
        var digests = new UploadDigests(
            call, upload.Encryption.ETagIsMd5, plan?.Algorithm ?? ChecksumAlgorithm.Default, always: plan is null);
        return plan is null || digests.Claimed == plan.Algorithm || (digests.Claimed is null && !plan.Composite)
            ? digests
            : throw S3Errors.InvalidRequest(
                "Checksum Type mismatch occurred, expected checksum Type: " + plan.Algorithm.Name.ToLowerInvariant()
                + ", actual checksum Type: " + (digests.Claimed?.Name.ToLowerInvariant() ?? "null"));
    }
}
