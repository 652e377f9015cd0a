using System.Threading.Tasks;

namespace S3Encryption.Sandbox.S3.Acl;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html.</summary>
internal sealed class GetBucketAcl : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:GetBucketAcl");
        return AclDocument.WriteAsync(call, bucket.Acl ?? AccessControlList.PrivateOf(bucket.OwnerAccountId));
    }
}
