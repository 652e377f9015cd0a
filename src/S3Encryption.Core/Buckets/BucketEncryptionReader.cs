using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Access;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Buckets;

/// <summary>Reads how buckets encrypt.</summary>
public sealed class BucketEncryptionReader
{
    private readonly AwsConnection _connection;
    private readonly IActivityLog _log;

    /// <summary>Sends nothing yet.</summary>
    public BucketEncryptionReader(AwsConnection connection, IActivityLog log)
    {
        _connection = connection;
        _log = log;
    }

    /// <summary>The names of the caller's buckets, in S3's order.</summary>
    /// <exception cref="S3EncryptionException">S3 refused.</exception>
    public async Task<IReadOnlyList<string>> ListBucketNamesAsync(CancellationToken stop)
    {
        var s3 = _connection.S3();
        var subject = new RequestSubject("ListBuckets", _connection.S3Endpoint);
        var names = new List<string>();
        var request = new ListBucketsRequest { MaxBuckets = 1000 };
        do
        {
            var answer = await Guarded.SendAsync(subject, () => s3.ListBucketsAsync(request, stop), stop).ConfigureAwait(false);
            names.AddRange((answer.Buckets ?? []).Select(b => b.BucketName));
            request.ContinuationToken = answer.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(request.ContinuationToken));
        return names;
    }

    /// <summary>How one bucket encrypts. What the caller may not see of key, alias and exposure stays empty or Unknown.</summary>
    /// <exception cref="S3EncryptionException">There is no such bucket, or its encryption may not be read.</exception>
    public async Task<BucketEncryption> ReadAsync(string bucketName, string? expectedOwner, CancellationToken stop)
    {
        var bucket = await BucketClient.FindAsync(_connection, bucketName, expectedOwner, stop).ConfigureAwait(false);
        var rule = await ReadRuleAsync(bucket, stop).ConfigureAwait(false);
        var (exposure, by) = await PublicExposureReader.ReadAsync(bucket, stop).ConfigureAwait(false);
        var (arn, alias, manager) = await FindKeyAsync(bucket, rule, stop).ConfigureAwait(false);
        return new BucketEncryption
        {
            BucketName = bucketName,
            Region = bucket.Region,
            Encryption = rule.Kind,
            Algorithm = rule.Algorithm,
            KmsKeyId = rule.KmsKeyId,
            KmsKeyArn = arn,
            KmsKeyAlias = alias,
            KmsKeyManager = manager,
            BucketKey = rule.BucketKey,
            SseC = rule.SseC,
            PublicExposure = exposure,
            ExposedBy = by,
            RawRule = rule.RawJson,
        };
    }

    /// <summary>The kind of a bucket's encryption, and the KMS key as its configuration names it; null for the AWS managed one or none.</summary>
    /// <exception cref="S3EncryptionException">There is no such bucket, or its encryption may not be read.</exception>
    public async Task<(EncryptionKind Kind, string? KmsKeyId)> ReadKeyAsync(
        string bucketName, string? expectedOwner, CancellationToken stop)
    {
        var bucket = await BucketClient.FindAsync(_connection, bucketName, expectedOwner, stop).ConfigureAwait(false);
        var rule = await ReadRuleAsync(bucket, stop).ConfigureAwait(false);
        return (rule.Kind, rule.KmsKeyId);
    }

    internal static async Task<BucketRule> ReadRuleAsync(BucketClient bucket, CancellationToken stop)
    {
        var request = new GetBucketEncryptionRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = bucket.ExpectedOwner };
        try
        {
            var answer = await bucket.SendAsync(
                "GetBucketEncryption", s3 => s3.GetBucketEncryptionAsync(request, stop), stop).ConfigureAwait(false);
            return BucketRule.From(answer.ServerSideEncryptionConfiguration);
        }
        catch (S3EncryptionException e) when (e.AwsErrorCode == "ServerSideEncryptionConfigurationNotFoundError")
        {
            return BucketRule.From(null);
        }
    }

    private async Task<(string? Arn, string? Alias, KmsKeyManager? Manager)> FindKeyAsync(
        BucketClient bucket, BucketRule rule, CancellationToken stop)
    {
        if (!Algorithms.UsesKms(rule.Kind)) return (null, null, null);
        var keyId = rule.KmsKeyId ?? KmsKey.DefaultAlias;
        var byDefault = rule.KmsKeyId is null ? KmsKey.DefaultAlias : null;
        KmsKey? key = null;
        try
        {
            var keys = new KmsKeys(_connection, bucket.Region);
            key = await keys.DescribeAsync(keyId, stop).ConfigureAwait(false);
            var alias = byDefault ?? await keys.FirstAliasAsync(key.Arn, stop).ConfigureAwait(false);
            return (key.Arn, alias, key.Manager);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            _log.Verbose($"{new S3Location(bucket.BucketName)}: KMS does not tell about {keyId}: {e.Message}");
            return (key?.Arn ?? rule.KmsKeyArn, byDefault, key?.Manager);
        }
    }
}
