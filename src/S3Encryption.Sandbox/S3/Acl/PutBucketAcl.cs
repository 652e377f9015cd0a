using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Acl;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html.</summary>
internal sealed class PutBucketAcl : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        const string Action = "s3:PutBucketAcl";
        var bucket = call.AuthorizeBucket(Action);
        if (bucket.Ownership is ObjectOwnership.BucketOwnerEnforced)
        {
            throw AclErrors.NotSupported();
        }

        var owner = CanonicalId.Of(bucket.OwnerAccountId);
        var acl = await RequestedAcl.ReadAsync(call, owner, owner);
        RequestedAcl.RefusePublic(call, bucket, acl, Action, bucket.Arn);
        bucket.Acl = acl;
    }
}
