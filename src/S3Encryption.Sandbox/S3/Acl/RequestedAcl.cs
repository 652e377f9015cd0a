using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Acl;

/// <summary>The ACL that a request asks for: by name, by grants in headers, or in its body.</summary>
internal static class RequestedAcl
{
    internal const string Canned = "x-amz-acl";

    /// <summary>What the headers ask for; null where they ask for nothing.</summary>
    internal static AccessControlList? OfHeaders(S3Call call, string ownerId, string bucketOwnerId)
    {
        var grants = GrantHeaders.Read(call);
        if (call.Header(Canned) is not { } name)
        {
            return grants.Count == 0 ? null : new(ownerId, grants);
        }

        return grants.Count > 0
            ? throw AclErrors.TwoForms()
            : CannedAcl.Find(name, ownerId, bucketOwnerId) ?? throw S3Errors.InvalidArgument("", Canned, name);
    }

    /// <summary>What a PutBucketAcl or PutObjectAcl asks for, by headers or body.</summary>
    internal static async Task<AccessControlList> ReadAsync(S3Call call, string ownerId, string bucketOwnerId)
    {
        var body = await RequestDocument.ReadAsync(call);
        if (OfHeaders(call, ownerId, bucketOwnerId) is { } wanted)
        {
            return body.IsEmpty ? wanted : throw AclErrors.Unexpected();
        }

        return body.IsEmpty ? throw AclErrors.MissingHeader(Canned) : AclDocument.Read(body, ownerId);
    }

    /// <summary>
    /// The ACL of a new object. In a bucket that enforces its owner's ownership an upload may say only what is so anyway.
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html.
    /// </summary>
    internal static AccessControlList? OfNewObject(S3Call call, Bucket bucket)
    {
        var bucketOwner = CanonicalId.Of(bucket.OwnerAccountId);
        var writer = CanonicalId.Of(call.Caller?.AccountId ?? bucket.OwnerAccountId);
        var wanted = OfHeaders(call, writer, bucketOwner);
        if (bucket.Ownership is ObjectOwnership.BucketOwnerEnforced)
        {
            return wanted is null || !wanted.GrantsBeyond(writer, bucketOwner) ? null : throw AclErrors.NotSupported();
        }

        if (wanted is not null)
        {
            RefusePublic(call, bucket, wanted, "s3:PutObject", bucket.Arn + "/" + call.Key);
        }

        return call.Header(Canned) is "bucket-owner-full-control" && bucket.Ownership is ObjectOwnership.BucketOwnerPreferred ? null
            : wanted ?? (writer == bucketOwner ? null : AccessControlList.PrivateOf(call.Caller!.AccountId));
    }

    internal static void RefusePublic(S3Call call, Bucket bucket, AccessControlList acl, string action, string arn)
    {
        if (acl.IsPublic && bucket.PublicAccessBlock is { BlockPublicAcls: true })
        {
            throw AclErrors.PublicBlocked(call, action, arn);
        }
    }
}
