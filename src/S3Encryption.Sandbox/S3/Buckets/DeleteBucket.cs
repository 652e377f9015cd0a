using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html.</summary>
internal sealed class DeleteBucket : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:DeleteBucket");
        if (!call.Service.Buckets.TryRemove(bucket))
        {
            throw new AwsErrorException(
                409,
                "BucketNotEmpty",
                "The bucket you tried to delete is not empty",
                new Dictionary<string, string> { ["BucketName"] = bucket.Name });
        }

        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
