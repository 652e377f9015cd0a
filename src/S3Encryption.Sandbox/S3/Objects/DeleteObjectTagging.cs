using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html.</summary>
internal sealed class DeleteObjectTagging : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeVersion("s3:DeleteObjectTagging");
        PutObjectTagging.Change(call, bucket, []);
        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
