namespace S3Encryption.Sandbox.S3.Acl;

/// <summary>
/// The ACLs that have a name. https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html, «Canned ACL».
/// </summary>
internal static class CannedAcl
{
    /// <summary>Amazon EC2, which reads the bundles of AMIs with it.</summary>
    private const string Ec2 = "6aa5a366c34c1cbe25dc49211496e913e0351eb0e8c37aa3477e40942ec6b97c";

    /// <summary>
    /// The grants of a canned ACL for something of <paramref name="ownerId"/> in a bucket of <paramref name="bucketOwnerId"/>; null for a
    /// name that is none. What only objects know makes a bucket private.
    /// </summary>
    internal static AccessControlList? Find(string name, string ownerId, string bucketOwnerId)
    {
        Grant[]? others = name switch
        {
            "private" => [],
            "public-read" => [new(Grantee.AllUsers, Permission.Read)],
            "public-read-write" => [new(Grantee.AllUsers, Permission.Read), new(Grantee.AllUsers, Permission.Write)],
            "authenticated-read" => [new(Grantee.AuthenticatedUsers, Permission.Read)],
            "aws-exec-read" => [new(Grantee.Canonical(Ec2), Permission.Read)],
            "bucket-owner-read" => OfBucketOwner(Permission.Read),
            "bucket-owner-full-control" => OfBucketOwner(Permission.FullControl),
            "log-delivery-write" => [new(Grantee.LogDelivery, Permission.Write), new(Grantee.LogDelivery, Permission.ReadAcp)],
            _ => null,
        };
        return others is null ? null : new(ownerId, [new(Grantee.Canonical(ownerId), Permission.FullControl), .. others]);

        Grant[] OfBucketOwner(string permission) => ownerId == bucketOwnerId ? [] : [new(Grantee.Canonical(bucketOwnerId), permission)];
    }
}
