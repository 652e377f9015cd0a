using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Buckets.Policies;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html.</summary>
internal sealed class GetBucketPolicyStatus : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:GetBucketPolicyStatus");
        var policy = bucket.Policy ?? throw GetBucketPolicy.Missing(bucket);
        return XmlAnswer.WriteAsync(call.Http, "PolicyStatus", xml => xml.Element("IsPublic", PublicPolicy.IsPublic(policy.Document)));
    }
}
