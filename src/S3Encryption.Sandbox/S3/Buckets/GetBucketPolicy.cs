using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html.</summary>
internal sealed class GetBucketPolicy : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:GetBucketPolicy");
        var policy = bucket.Policy ?? throw Missing(bucket);
        var text = Encoding.UTF8.GetBytes(policy.Text);
        call.Response.ContentType = "application/json";
        call.Response.ContentLength = text.Length;
        await call.Response.Body.WriteAsync(text, call.Aborted);
    }

    internal static AwsErrorException Missing(Bucket bucket) => new(
        404,
        "NoSuchBucketPolicy",
        "The bucket policy does not exist",
        new Dictionary<string, string> { ["BucketName"] = bucket.Name });
}
