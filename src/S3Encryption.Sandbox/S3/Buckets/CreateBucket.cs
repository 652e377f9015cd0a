using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;
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
            throw new AwsErrorException(
                400, "InvalidBucketName", "The specified bucket is not valid.", new Dictionary<string, string> { ["BucketName"] = name });
        }

        if (call.Caller is null)
        {
            throw S3Errors.AccessDenied();
        }

        call.DemandAtAccount("s3:CreateBucket", "arn:aws:s3:::" + name);
        var region = RegionOf(call, await ReadConstraintAsync(call));
        var bucket = new Bucket(name, region, call.OwnAccountId, call.Service.Now());
        if (string.Equals(call.Header("x-amz-bucket-object-lock-enabled"), "true", StringComparison.OrdinalIgnoreCase))
        {
            bucket.Objects.Versioning = Versioning.Enabled;
            bucket.Lock = new();
        }

        if (!call.Service.Buckets.TryAdd(bucket))
        {
            Refuse(call, name);
        }

        call.Response.Headers.Location = "/" + name;
        call.Response.Headers["x-amz-bucket-arn"] = bucket.Arn;
        call.Response.StatusCode = StatusCodes.Status200OK;
    }

    private static async Task<string?> ReadConstraintAsync(S3Call call)
    {
        var body = await RequestDocument.ReadAsync(call);
        if (body.IsEmpty)
        {
            return null;
        }

        var root = XmlBody.TryParse(body, "CreateBucketConfiguration") ?? throw S3Errors.MalformedXml();
        return root.Text("LocationConstraint") is { Length: > 0 } constraint ? constraint : null;
    }

    private static string RegionOf(S3Call call, string? constraint)
    {
        var here = call.Service.Region;
        if (constraint is null)
        {
            return here is "us-east-1" ? here : throw Illegal("unspecified", here);
        }

        var region = constraint is "EU" ? "eu-west-1" : constraint;
        if (region is "us-east-1" || !RegionNames.IsPlausible(region))
        {
            throw new AwsErrorException(
                400,
                "InvalidLocationConstraint",
                "The specified location-constraint is not valid",
                new Dictionary<string, string> { ["LocationConstraint"] = constraint });
        }

        return here is "us-east-1" || region == here ? region : throw Illegal(constraint, here);
    }

    private static AwsErrorException Illegal(string constraint, string here) => new(
        400,
        "IllegalLocationConstraintException",
        "The " + constraint + " location constraint is incompatible for the region specific endpoint this request was sent to.",
        new Dictionary<string, string> { ["EndpointRegion"] = here });

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
        if (!string.Equals(call.Service.Region, "us-east-1", StringComparison.Ordinal) || other?.Region is not "us-east-1")
        {
            throw new AwsErrorException(
                409,
                "BucketAlreadyOwnedByYou",
                "Your previous request to create the named bucket succeeded and you already own it.",
                details);
        }
    }
}
