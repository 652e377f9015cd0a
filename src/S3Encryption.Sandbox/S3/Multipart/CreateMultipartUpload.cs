using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.S3.Locking;
using S3Encryption.Sandbox.S3.Objects;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Multipart;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html.</summary>
internal sealed class CreateMultipartUpload : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        SseCBlock.RefuseWithoutTls(call);
        var bucket = call.AuthorizeNewObject("s3:PutObject");
        SseCBlock.RefuseWhereBlocked(call, bucket, "s3:PutObject");
        var requested = EncryptionHeaders.Read(call.Headers);
        var upload = new MultipartUpload(Uploads.NewId(), call.Key, call.Service.Now())
        {
            Headers = ObjectHeadersReader.Read(call),
            Lock = LockHeaders.Read(call, bucket),
            Checksums = ReadPlan(call),
            Encryption = call.Service.Encryption.ForWrite(call.Signed, bucket, call.Key, requested),
            InitiatorArn = call.Caller?.Arn ?? "",
            Acl = RequestedAcl.OfNewObject(call, bucket),
            Conditions = ConditionKeys.ToKeep(call),
        };
        bucket.Uploads[upload.UploadId] = upload;
        EncryptionAnswer.Write(call.Response.Headers, upload.Encryption, (requested as RequestedSseC)?.Key, isWrite: true);
        if (upload.Checksums is { } plan)
        {
            call.Response.Headers["x-amz-checksum-algorithm"] = plan.Algorithm.Name;
            call.Response.Headers["x-amz-checksum-type"] = plan.Type;
        }

        await XmlAnswer.WriteAsync(call.Http, "InitiateMultipartUploadResult", xml =>
        {
            xml.Element("Bucket", bucket.Name);
            xml.Element("Key", upload.Key);
            xml.Element("UploadId", upload.UploadId);
        });
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html: which algorithm takes which type.
    /// </summary>
    private static ChecksumPlan? ReadPlan(S3Call call)
    {
        var type = call.Header("x-amz-checksum-type");
        if (call.Header("x-amz-checksum-algorithm") is not { } name)
        {
            return type is null
                ? null
                : throw S3Errors.InvalidRequest(
                    "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
        }

        var algorithm = ChecksumAlgorithm.Named(name);
        return type switch
        {
            null => new(algorithm, algorithm.MayBeComposite),
            "COMPOSITE" when algorithm.MayBeComposite => new(algorithm, true),
            "FULL_OBJECT" when algorithm.Crc is not null => new(algorithm, false),
            "COMPOSITE" or "FULL_OBJECT" => throw S3Errors.InvalidRequest(
                "The " + type + " checksum type cannot be used with the " + algorithm.Name.ToLowerInvariant() + " checksum algorithm."),
            _ => throw S3Errors.InvalidRequest("Value for x-amz-checksum-type header is invalid."),
        };
    }
}
