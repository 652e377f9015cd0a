using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Access.Keys;

/// <summary>
/// Puts the ARN of its key in the place of an alias, asking KMS once a call for each. A bucket policy that requires a key names it by ARN
/// and denies a request that says the alias; and S3's answer can be held against an ARN only.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms</remarks>
public sealed class AliasedKeys(AwsConnection connection, BucketRegions regions, IActivityLog log)
{
    private readonly ConcurrentDictionary<(string Alias, string Region), Lazy<Task<string>>> _found = new();

    /// <summary>The same encryption, of which an alias has become the key's ARN where KMS tells it; else the alias is left to S3.</summary>
    /// <param name="asked">As the caller named it.</param>
    /// <param name="bucketName">Where the object goes.</param>
    /// <param name="owner">The 12-digit account that must own the bucket.</param>
    /// <param name="region">The bucket's Region, in which S3 looks an alias up; null to ask for it.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<ObjectEncryption> ResolveAsync(
        ObjectEncryption asked, string bucketName, string? owner, string? region, CancellationToken stop) =>
        asked switch
        {
            ObjectEncryption.SseKms { KmsKeyId: string alias } kms when IsAlias(alias) =>
                kms with { KmsKeyId = await KeyOfAsync(alias, bucketName, owner, region, stop).ConfigureAwait(false) },
            ObjectEncryption.DsseKms { KmsKeyId: string alias } dsse when IsAlias(alias) =>
                dsse with { KmsKeyId = await KeyOfAsync(alias, bucketName, owner, region, stop).ConfigureAwait(false) },
            _ => asked,
        };

    // Not those of AWS: policies for them are written on the alias (kms:RequestAlias), which a request by ARN does not name.
    private static bool IsAlias(string key)
    {
        var isArn = key.StartsWith("arn:", StringComparison.Ordinal);
        var name = isArn ? key.Substring(key.LastIndexOf(':') + 1) : key;
        return name.StartsWith("alias/", StringComparison.Ordinal) && !name.StartsWith("alias/aws/", StringComparison.Ordinal);
    }

    private async Task<string> KeyOfAsync(
        string alias, string bucketName, string? owner, string? region, CancellationToken stop)
    {
        if (!connection.S3Endpoint.IsAws && connection.KmsEndpoint.IsAws)
        {
            log.Verbose($"{alias} is sent as it is: S3 is at {connection.S3Endpoint}, where AWS's own KMS knows nothing of its keys.");
            return alias;
        }

        var where = KeyArn.RegionOf(alias) ?? region ?? await RegionAsync(bucketName, owner, stop).ConfigureAwait(false);
        if (where is null)
        {
            log.Verbose($"{alias} is sent as it is: the Region of s3://{bucketName}, in which it would be looked up, is not told.");
            return alias;
        }

        var asked = _found.GetOrAdd((alias, where), _ => new Lazy<Task<string>>(() => AskAsync(alias, where, stop)));
        return await asked.Value.ConfigureAwait(false);
    }

    private async Task<string?> RegionAsync(string bucketName, string? owner, CancellationToken stop)
    {
        try
        {
            return await regions.KnownOfAsync(bucketName, owner, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException)
        {
            // The request itself meets the same, and tells it about the object.
            return null;
        }
    }

    private async Task<string> AskAsync(string alias, string region, CancellationToken stop)
    {
        try
        {
            var key = await new KmsKeys(connection, region).DescribeAsync(alias, stop).ConfigureAwait(false);
            log.Verbose($"{alias} is {key.Arn}.");
            return key.Arn;
        }
        catch (S3EncryptionException e)
        {
            // Whatever it was, S3 may do without the answer; where it cannot, its own failure says more.
            log.Verbose($"{alias} is sent as it is, and S3 looks it up: KMS does not tell its key ({e.ErrorId}: {e.Message})");
            return alias;
        }
    }
}
