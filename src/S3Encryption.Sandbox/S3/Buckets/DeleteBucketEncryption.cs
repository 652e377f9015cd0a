using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.S3.Encryption;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html.</summary>
internal sealed class DeleteBucketEncryption : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:PutEncryptionConfiguration");
        // Whether AWS keeps the block on SSE-C is not documented; here it stays, since it is no part of the default encryption.
        bucket.Encryption = BucketEncryption.OfNewBuckets with { BlocksSseC = bucket.Encryption.BlocksSseC };
        call.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
