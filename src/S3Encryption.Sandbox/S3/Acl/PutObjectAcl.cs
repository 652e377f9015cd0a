using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.S3.Versions;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Acl;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectAcl.html.</summary>
internal sealed class PutObjectAcl : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        const string Action = "s3:PutObjectAcl";
        var bucket = call.AuthorizeVersion(Action);
        if (bucket.Ownership is ObjectOwnership.BucketOwnerEnforced)
        {
            throw AclErrors.NotSupported();
        }

        var bucketOwner = CanonicalId.Of(bucket.OwnerAccountId);
        var owner = VersionLookup.Find(call, bucket).Acl?.OwnerId ?? bucketOwner;
        var acl = await RequestedAcl.ReadAsync(call, owner, bucketOwner);
        RequestedAcl.RefusePublic(call, bucket, acl, Action, bucket.Arn + "/" + call.Key);
        VersionLookup.Change(call, bucket, found => found with { Acl = acl });
    }
}
