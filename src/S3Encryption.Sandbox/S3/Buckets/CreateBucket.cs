using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Buckets.Configurations;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html.</summary>
internal sealed class CreateBucket : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var name = call.BucketName;
        if (!BucketName.IsValid(name))
        {
            throw InvalidName(name);
        }

        if (call.Caller is null)
        {
            throw S3Errors.AccessDenied();
        }

        var wanted = NewBucketDocument.Read(await RequestDocument.ReadAsync(call));
        Authorize(call, "arn:aws:s3:::" + name, wanted);
        var region = RegionOfNew.Choose(call, wanted.LocationConstraint);
        if (!BucketName.IsIn(name, call.Header("x-amz-bucket-namespace") is "account-regional", call.OwnAccountId, region))
        {
            throw InvalidName(name);
        }

        if (call.Service.Buckets.Find(name) is null)
        {
            Create(call, name, region, wanted);
        }
        else
        {
            Refuse(call, name);
        }

        call.Response.Headers.Location = "/" + name;
        call.Response.Headers["x-amz-bucket-arn"] = "arn:aws:s3:::" + name;
        call.Response.StatusCode = StatusCodes.Status200OK;
    }

    private static void Create(S3Call call, string name, string region, NewBucketDocument wanted)
    {
        var bucket = call.Service.NewBuckets.Make(name, region, call.OwnAccountId, call.Service.Now());
        bucket.Ownership = BucketOwnership.Read(call.Header("x-amz-object-ownership"), bucket.Ownership);
        bucket.Acl = ReadAcl(call, bucket);
        if (wanted.Tags is { } tags)
        {
            RuleChecks.Tags(tags);
            bucket.Configurations[new("tagging", "")] = tags;
        }

        if (string.Equals(call.Header("x-amz-bucket-object-lock-enabled"), "true", StringComparison.OrdinalIgnoreCase))
        {
            bucket.Objects.Versioning = Versioning.Enabled;
            bucket.Lock = new();
        }

        if (!call.Service.Buckets.TryAdd(bucket))
        {
            Refuse(call, name);
        }
    }

    /// <summary>What goes beyond the defaults takes the right to set it afterwards, too.</summary>
    private static void Authorize(S3Call call, string arn, NewBucketDocument wanted)
    {
        var keys = new KeysOfBody();
        if (wanted.LocationConstraint is { } constraint)
        {
            keys["s3:LocationConstraint"] = [constraint];
        }

        call.DemandAtAccount("s3:CreateBucket", arn, keys);
        if (call.Header(RequestedAcl.Canned) is not (null or "private") || GrantHeaders.Read(call).Count > 0)
        {
            call.DemandAtAccount("s3:PutBucketAcl", arn);
        }

        if (call.Header("x-amz-object-ownership") is not null)
        {
            call.DemandAtAccount("s3:PutBucketOwnershipControls", arn);
        }

        if (call.Header("x-amz-bucket-object-lock-enabled") is not null)
        {
            call.DemandAtAccount("s3:PutBucketObjectLockConfiguration", arn);
            call.DemandAtAccount("s3:PutBucketVersioning", arn);
        }
    }

    /// <summary>A new bucket blocks public ACLs, and takes no ACL at all unless it is made with another ownership.</summary>
    private static AccessControlList? ReadAcl(S3Call call, Bucket bucket)
    {
        var owner = CanonicalId.Of(bucket.OwnerAccountId);
        var acl = RequestedAcl.OfHeaders(call, owner, owner);
        return acl is null || !acl.GrantsBeyond(owner) ? null
            : bucket.Ownership is ObjectOwnership.BucketOwnerEnforced ? throw AclErrors.AgainstOwnership()
            : acl.IsPublic && bucket.PublicAccessBlock is { BlockPublicAcls: true } ? throw AclErrors.AgainstPublicAccessBlock()
            : acl;
    }

    private static AwsErrorException InvalidName(string name) => new(
        400, "InvalidBucketName", "The specified bucket is not valid.", new Dictionary<string, string> { ["BucketName"] = name });

    private static void Refuse(S3Call call, string name)
    {
        var details = new Dictionary<string, string> { ["BucketName"] = name };
        var other = call.Service.Buckets.Find(name);
        if (other is not null && other.OwnerAccountId != call.OwnAccountId)
        {
            throw new AwsErrorException(
                409,
                "BucketAlreadyExists",
                "The requested bucket name is not available. "
                    + "The bucket namespace is shared by all users of the system. Please select a different name and try again.",
                details);
        }

        // In us-east-1 alone S3 answers 200 to its owner for a bucket he has already.
        if (call.Signed.Region is not "us-east-1" || other?.Region is not "us-east-1")
        {
            throw new AwsErrorException(
                409,
                "BucketAlreadyOwnedByYou",
                "Your previous request to create the named bucket succeeded and you already own it.",
                details);
        }
    }
}
