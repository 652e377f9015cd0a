using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Buckets.Configurations;

/// <summary>PutBucketCors, PutBucketInventoryConfiguration and their like.</summary>
internal sealed class PutConfiguration(ConfigurationKind kind) : S3Operation
{
    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketInventoryConfiguration.html: of each kind.</summary>
    private const int Most = 1000;

    internal override string Name => "PutBucket" + kind.Api;

    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.FindBucket();
        var root = XmlBody.TryParse(await RequestDocument.ReadAsync(call), kind.Shape.Name);
        call.Demand(kind.WriteAction, bucket, bucket.Arn, ofBody: root is null ? null : kind.Keys(root));
        var name = new ConfigurationName(kind.Subresource, kind.IdOf(call));
        if (root is null || !kind.Shape.Matches(root))
        {
            throw S3Errors.MalformedXml();
        }

        kind.Check(call, root);
        DemandRoom(bucket, name);
        bucket.Configurations[name] = root;
        if (kind.Subresource is "tagging")
        {
            call.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    private static void DemandRoom(Bucket bucket, ConfigurationName name)
    {
        var names = bucket.Configurations.Keys;
        if (!names.Contains(name) && names.Count(other => other.Subresource == name.Subresource) >= Most)
        {
            throw new AwsErrorException(
                400,
                "TooManyConfigurations",
                "You are attempting to create a new configuration but have already reached the 1,000-configuration limit.");
        }
    }
}
