using System.Threading.Tasks;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html.</summary>
internal sealed class HeadBucket : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:ListBucket");
        call.Response.Headers["x-amz-bucket-region"] = bucket.Region;
        call.Response.Headers["x-amz-bucket-arn"] = bucket.Arn;
        call.Response.Headers["x-amz-access-point-alias"] = "false";
        call.Response.ContentType = "application/xml";
        return Task.CompletedTask;
    }
}
