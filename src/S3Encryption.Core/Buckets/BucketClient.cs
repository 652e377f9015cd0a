using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Buckets;

/// <summary>Talks to S3 about one bucket, in the bucket's own Region.</summary>
internal sealed class BucketClient
{
    private readonly Endpoint _endpoint;

    private BucketClient(AwsConnection connection, string bucketName, string? owner, string region)
    {
        _endpoint = connection.S3Endpoint;
        BucketName = bucketName;
        ExpectedOwner = owner;
        Region = region;
        S3 = connection.S3(region);
    }

    public string BucketName { get; }

    public string? ExpectedOwner { get; }

    public string Region { get; }

    /// <summary>Whether S3 told the Region; else it is the connection's.</summary>
    public bool IsRegionTold { get; private init; } = true;

    /// <summary>The bucket as policies name it.</summary>
    public string Arn => $"arn:{Partition}:s3:::{BucketName}";

    public IAmazonS3 S3 { get; }

    private string Partition => Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    /// <summary>Finds the bucket's Region. A caller who may not ask is served in the connection's own.</summary>
    public static async Task<BucketClient> FindAsync(AwsConnection connection, string bucketName, string? owner, CancellationToken stop)
    {
        var anywhere = new BucketClient(connection, bucketName, owner, connection.Region);
        try
        {
            var request = new Amazon.S3.Model.GetBucketLocationRequest { BucketName = bucketName, ExpectedBucketOwner = owner };
            var answer = await anywhere.SendAsync(
                "GetBucketLocation", s3 => s3.GetBucketLocationAsync(request, stop), stop).ConfigureAwait(false);
            // API_GetBucketLocation: empty means us-east-1, and EU is eu-west-1's oldest name.
            var region = answer.Location?.Value switch { null or "" => "us-east-1", "EU" => "eu-west-1", var name => name };
            return region == connection.Region ? anywhere : new BucketClient(connection, bucketName, owner, region);
        }
        catch (S3EncryptionException e) when (e.Region is not null)
        {
            return new BucketClient(connection, bucketName, owner, e.Region);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "AccessDenied")
        {
            return new BucketClient(connection, bucketName, owner, connection.Region) { IsRegionTold = false };
        }
    }

    public Task<T> SendAsync<T>(string operation, Func<IAmazonS3, Task<T>> send, CancellationToken stop) => Guarded.SendAsync(
        new RequestSubject(operation, _endpoint) { Location = new S3Location(BucketName) }, () => send(S3), stop);
}
