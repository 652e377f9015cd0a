using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.S3.Multipart;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html.</summary>
internal sealed class AbortMultipartUpload : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeObject("s3:AbortMultipartUpload");
        var upload = Uploads.Find(call, bucket);
        _ = bucket.Uploads.TryRemove(upload.UploadId, out _);
        if (!upload.Discard())
        {
            throw S3Errors.NoSuchUpload(upload.UploadId);
        }

        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
