using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeletePublicAccessBlock.html.</summary>
internal sealed class DeletePublicAccessBlock : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        call.AuthorizeBucket("s3:PutBucketPublicAccessBlock").PublicAccessBlock = null;
        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
