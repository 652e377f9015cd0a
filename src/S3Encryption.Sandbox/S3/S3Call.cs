using System;
using System.Linq;
using System.Threading;
using Microsoft.AspNetCore.Http;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Buckets.Policies;
using S3Encryption.Sandbox.S3.Versions;
using S3Encryption.Sandbox.Signing;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3;

/// <summary>One request to S3 on its way through an operation: what was asked, by whom, and what they may do.</summary>
internal sealed class S3Call(HttpContext http, SignedRequest signed, S3Target target, QueryParameters query, S3Service service)
{
    /// <summary>
    /// What the root of the owning account may do whatever the bucket policy says, so that nobody can be locked out for good.
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html.
    /// </summary>
    private static readonly string[] OpenToRoot = ["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"];

    /// <summary>
    /// The headers of an upload that take a right of their own. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html.
    /// </summary>
    private static readonly (string Header, string Right)[] RightsOfHeaders =
        [("x-amz-tagging", "s3:PutObjectTagging"), ("x-amz-acl", "s3:PutObjectAcl"), ("x-amz-grant-", "s3:PutObjectAcl")];

    internal HttpContext Http { get; } = http;

    internal SignedRequest Signed { get; } = signed;

    internal QueryParameters Query { get; } = query;

    internal S3Service Service { get; } = service;

    internal Principal? Caller => Signed.Caller;

    internal IHeaderDictionary Headers => Http.Request.Headers;

    internal HttpResponse Response => Http.Response;

    internal CancellationToken Aborted => Http.RequestAborted;

    internal bool IsSecure => Http.Request.IsHttps;

    internal bool IsHead => HttpMethods.IsHead(Http.Request.Method);

    internal string BucketName => target.Bucket ?? throw new InvalidOperationException("The operation addresses no bucket.");

    internal string Key => target.Key ?? throw new InvalidOperationException("The operation addresses no object.");

    /// <summary>The version the request asks for; null: what is there now.</summary>
    internal string? VersionId { get; } = query["versionId"] is { } id ? VersionLookup.Checked(id) : null;

    /// <summary>The account whose bucket a new one would be.</summary>
    internal string OwnAccountId => Caller?.AccountId ?? Service.AccountId;

    internal string? Header(string name) => Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>The addressed bucket, if it is there and is owned by whom the caller expects.</summary>
    internal Bucket FindBucket() => FindBucket(BucketName, "x-amz-expected-bucket-owner");

    /// <summary>The addressed bucket, if it is there, is owned by whom the caller expects, and the caller may do this to it.</summary>
    internal Bucket AuthorizeBucket(string action)
    {
        var bucket = FindBucket();
        Demand(action, bucket, bucket.Arn);
        var isListing = action is "s3:ListBucket" or "s3:ListBucketVersions" or "s3:ListBucketMultipartUploads";
        return isListing && !IsHead ? DemandPayer(bucket) : bucket;
    }

    /// <summary>The addressed bucket, if the caller may do this to the addressed object.</summary>
    internal Bucket AuthorizeObject(string action)
    {
        var bucket = FindBucket();
        Demand(action, bucket, bucket.Arn + "/" + Key, VersionId);
        return DemandPayer(bucket);
    }

    /// <summary>
    /// The same for an operation that makes something new, and so can't be asked for a version.
    /// </summary>
    internal Bucket AuthorizeNewObject(string action)
    {
        var bucket = AuthorizeObject(action);
        foreach (var (_, right) in RightsOfHeaders.Where(one => Headers.Keys.Any(
            name => name.StartsWith(one.Header, StringComparison.OrdinalIgnoreCase))))
        {
            Demand(right, bucket, bucket.Arn + "/" + Key, otherwise: MayWriteByAcl);
        }

        return VersionId is null
            ? bucket
            : throw S3Errors.InvalidArgument("This operation does not accept a version-id.", "versionId", VersionId);

        // Who uploads by the bucket's ACL owns the object, and says how it is tagged and who else may have it.
        bool MayWriteByAcl(DemandedResource target) => AclAccess.Allows(Caller, action, target);
    }

    /// <summary>The same for an operation that has one right for objects and one for versions: s3:GetObjectVersion.</summary>
    internal Bucket AuthorizeVersion(string action) => AuthorizeObject(ActionFor(VersionId, action));

    /// <summary>The bucket of a copy's source, if the caller may read that object.</summary>
    internal Bucket AuthorizeSource(string bucketName, string key, string? versionId)
    {
        var bucket = FindBucket(bucketName, "x-amz-source-expected-bucket-owner");
        Demand(ActionFor(versionId, "s3:GetObject"), bucket, bucket.Arn + "/" + key, versionId);
        return DemandPayer(bucket);
    }

    /// <summary>The right that an action on this version takes.</summary>
    internal static string ActionFor(string? versionId, string action) =>
        versionId is null ? action : action.Replace("Object", "ObjectVersion", StringComparison.Ordinal);

    internal bool May(string action, Bucket bucket, string resourceArn, KeysOfBody? ofBody = null)
    {
        try
        {
            Demand(action, bucket, resourceArn, ofBody: ofBody);
            return true;
        }
        catch (AwsErrorException)
        {
            return false;
        }
    }

    /// <summary>
    /// Returns where the caller may do this, to this version of an object where it is of one; what only the body tells is in
    /// <paramref name="ofBody"/>, and what else allows it, where no policy denies it, in <paramref name="otherwise"/>.
    /// </summary>
    internal void Demand(
        string action,
        Bucket bucket,
        string resourceArn,
        string? versionId = null,
        KeysOfBody? ofBody = null,
        Func<DemandedResource, bool>? otherwise = null)
    {
        var isOwner = Caller is not null && Caller.AccountId == bucket.OwnerAccountId;
        var policy = isOwner && Caller!.IsRoot() && OpenToRoot.Contains(action, StringComparer.Ordinal) ? null : bucket.Policy?.Document;
        if (!isOwner && policy is not null && bucket.PublicAccessBlock is { RestrictPublicBuckets: true } && PublicPolicy.IsPublic(policy))
        {
            throw S3Errors.AccessDenied();
        }

        var target = new DemandedResource(bucket, resourceArn, versionId);
        var keys = new ConditionKeys(this, target, ofBody);
        Authorizer.DemandS3(
            Caller,
            new PolicyRequest(action, resourceArn, Caller.AsPolicyPrincipal(), keys.Values),
            bucket.OwnerAccountId,
            policy,
            () => AclAccess.Allows(Caller, action, target) || MayLearnOfAbsence(action, target) || otherwise?.Invoke(target) is true);
    }

    /// <summary>Demands a right that is on no bucket: s3:ListAllMyBuckets, or s3:CreateBucket for a bucket that is not there yet.</summary>
    internal void DemandAtAccount(string action, string resourceArn, KeysOfBody? ofBody = null)
    {
        var keys = new ConditionKeys(this, null, ofBody);
        var request = new PolicyRequest(action, resourceArn, Caller.AsPolicyPrincipal(), keys.Values);
        Authorizer.DemandS3(Caller, request, OwnAccountId, null, () => false);
    }

    /// <summary>
    /// What to throw for a key that is not there: who may not list the bucket is not told that it is missing.
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html.
    /// </summary>
    internal AwsErrorException Missing(Bucket bucket, string key)
    {
        Demand("s3:ListBucket", bucket, bucket.Arn, ofBody: ListingOf(key));
        return S3Errors.NoSuchKey(key);
    }

    /// <summary>Who may not read an object is told all the same that it is not there, if they may list it.</summary>
    private bool MayLearnOfAbsence(string action, DemandedResource target) =>
        action is "s3:GetObject" or "s3:GetObjectVersion"
        && target is { IsObject: true, Existing: null }
        && May("s3:ListBucket", target.Bucket, target.Bucket.Arn, ListingOf(target.Key));

    /// <summary>A policy's condition on the prefix is held against the key.</summary>
    private static KeysOfBody ListingOf(string key) => new() { ["s3:prefix"] = [key] };

    private Bucket FindBucket(string name, string ownerHeader)
    {
        var bucket = Service.Buckets.Find(name) ?? throw S3Errors.NoSuchBucket(name);
        if (Header(ownerHeader) is { } expected && expected != bucket.OwnerAccountId) throw S3Errors.AccessDenied();
        return bucket;
    }

    /// <summary>
    /// Requests about objects, and listings; those about how a bucket is set up have no such header. In a presigned URL it is a parameter.
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/RequesterPaysBuckets.html.
    /// </summary>
    private Bucket DemandPayer(Bucket bucket)
    {
        var says = Caller is not null && (Header("x-amz-request-payer") ?? Query["x-amz-request-payer"]) == "requester";
        return bucket.RequesterPays && Caller?.AccountId != bucket.OwnerAccountId && !says ? throw S3Errors.AccessDenied() : bucket;
    }
}
