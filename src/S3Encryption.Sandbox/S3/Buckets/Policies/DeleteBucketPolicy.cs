using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.S3.Buckets.Policies;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html.</summary>
internal sealed class DeleteBucketPolicy : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:DeleteBucketPolicy");
        GetBucketPolicy.DemandOwner(call, bucket);
        bucket.Policy = null;
        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
