using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Buckets.Policies;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html.</summary>
internal sealed class GetBucketPolicy : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:GetBucketPolicy");
        DemandOwner(call, bucket);
        var policy = bucket.Policy ?? throw Missing(bucket);
        var text = Encoding.UTF8.GetBytes(policy.Text);
        call.Response.ContentType = "application/json";
        call.Response.ContentLength = text.Length;
        await call.Response.Body.WriteAsync(text, call.Aborted);
    }

    /// <summary>Who has the right but is of another account than the bucket's gets 405.</summary>
    internal static void DemandOwner(S3Call call, Bucket bucket)
    {
        if (call.Caller?.AccountId != bucket.OwnerAccountId)
        {
            throw S3Errors.MethodNotAllowed(call.Http.Request.Method, "BUCKETPOLICY");
        }
    }

    internal static AwsErrorException Missing(Bucket bucket) => new(
        404,
        "NoSuchBucketPolicy",
        "The bucket policy does not exist",
        new Dictionary<string, string> { ["BucketName"] = bucket.Name });
}
