using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3.Acl;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html.</summary>
internal sealed class GetObjectAcl : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeVersion("s3:GetObjectAcl");
        var found = VersionLookup.Find(call, bucket);
        VersionLookup.WriteId(call, bucket, found);
        return AclDocument.WriteAsync(call, found.Acl ?? AccessControlList.PrivateOf(bucket.OwnerAccountId));
    }
}
