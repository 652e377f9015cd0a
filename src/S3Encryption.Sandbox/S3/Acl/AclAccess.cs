using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Acl;

/// <summary>
/// Whether an ACL allows a caller an action: that of the bucket what is done to the bucket and what is written into it, that of an object
/// what is done to the object. https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html, «Mapping of ACL permissions and
/// access policy permissions».
/// </summary>
internal static class AclAccess
{
    private static readonly Dictionary<string, string> OfBuckets = new(StringComparer.Ordinal)
    {
        ["s3:ListBucket"] = Permission.Read,
        ["s3:ListBucketVersions"] = Permission.Read,
        ["s3:ListBucketMultipartUploads"] = Permission.Read,
        ["s3:PutObject"] = Permission.Write,
        ["s3:DeleteObject"] = Permission.Write,
        ["s3:AbortMultipartUpload"] = Permission.Write,
        ["s3:ListMultipartUploadParts"] = Permission.Write,
        ["s3:GetBucketAcl"] = Permission.ReadAcp,
        ["s3:PutBucketAcl"] = Permission.WriteAcp,
    };

    private static readonly Dictionary<string, string> OfObjects = new(StringComparer.Ordinal)
    {
        ["s3:GetObject"] = Permission.Read,
        ["s3:GetObjectVersion"] = Permission.Read,
        ["s3:GetObjectAcl"] = Permission.ReadAcp,
        ["s3:GetObjectVersionAcl"] = Permission.ReadAcp,
        ["s3:PutObjectAcl"] = Permission.WriteAcp,
        ["s3:PutObjectVersionAcl"] = Permission.WriteAcp,
    };

    internal static bool Allows(Principal? caller, string action, DemandedResource target)
    {
        var bucket = target.Bucket;
        if (bucket.Ownership is ObjectOwnership.BucketOwnerEnforced)
        {
            return false;
        }

        return OfBuckets.TryGetValue(action, out var permission) ? Allows(bucket.Acl, permission, caller, bucket)
            : OfObjects.TryGetValue(action, out permission) && Allows(target.Existing?.Acl, permission, caller, bucket);
    }

    private static bool Allows(AccessControlList? acl, string permission, Principal? caller, Bucket bucket) =>
        acl is not null && acl.Grants.Any(grant =>
            (grant.Permission == permission || grant.Permission is Permission.FullControl)
            && !(grant.Grantee.IsPublic && bucket.PublicAccessBlock is { IgnorePublicAcls: true })
            && Means(grant.Grantee, caller, bucket));

    /// <summary>A grant to the bucket's own account is that account's to hand on: its users need an identity policy all the same.</summary>
    private static bool Means(Grantee grantee, Principal? caller, Bucket bucket) =>
        grantee == Grantee.AllUsers
        || (caller is not null
            && (grantee == Grantee.AuthenticatedUsers
                || (caller.AccountId != bucket.OwnerAccountId && grantee == Grantee.Canonical(CanonicalId.Of(caller.AccountId)))));
}
