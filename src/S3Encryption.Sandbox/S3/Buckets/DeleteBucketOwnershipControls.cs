using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketOwnershipControls.html.</summary>
internal sealed class DeleteBucketOwnershipControls : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        call.AuthorizeBucket("s3:PutBucketOwnershipControls").Ownership = ObjectOwnership.None;
        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
