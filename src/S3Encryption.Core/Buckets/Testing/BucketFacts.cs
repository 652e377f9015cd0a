using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Access;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Buckets.Testing;

/// <summary>What the rules look at, each read when the first rule needs it and then kept.</summary>
internal sealed class BucketFacts
{
    private readonly Lazy<Task<BucketRule>> _rule;
    private readonly Lazy<Task<PolicyDocument?>> _policy;
    private readonly Lazy<Task<(PublicExposure Exposure, string? By)>> _exposure;
    private readonly Lazy<Task<KmsKey>> _key;

    public BucketFacts(AwsConnection connection, BucketClient bucket, CancellationToken stop)
    {
        Bucket = bucket;
        Keys = new KmsKeys(connection, bucket.Region);
        Stop = stop;
        _rule = new(() => BucketEncryptionReader.ReadRuleAsync(bucket, stop));
        _policy = new(ReadPolicyAsync);
        _exposure = new(() => PublicExposureReader.ReadAsync(bucket, stop));
        _key = new(async () => await Keys.DescribeAsync((await RuleAsync().ConfigureAwait(false)).KmsKeyId ?? KmsKey.DefaultAlias, stop)
            .ConfigureAwait(false));
    }

    public BucketClient Bucket { get; }

    public KmsKeys Keys { get; }

    public CancellationToken Stop { get; }

    public string Name => Bucket.BucketName;

    public Task<BucketRule> RuleAsync() => _rule.Value;

    /// <summary>The bucket policy; null where there is none.</summary>
    /// <exception cref="PolicyFormatException">What is there is no policy.</exception>
    public Task<PolicyDocument?> PolicyAsync() => _policy.Value;

    /// <summary>Whether the public can reach the bucket, and what lets it in.</summary>
    public Task<(PublicExposure Exposure, string? By)> ExposureAsync() => _exposure.Value;

    /// <summary>The KMS key of new objects.</summary>
    public Task<KmsKey> KeyAsync() => _key.Value;

    /// <summary>Such as <c>Enabled</c>; empty where versions were never kept.</summary>
    public async Task<string> VersioningAsync()
    {
        var request = new GetBucketVersioningRequest { BucketName = Name, ExpectedBucketOwner = Bucket.ExpectedOwner };
        var answer = await Bucket.SendAsync(
            "GetBucketVersioning", s3 => s3.GetBucketVersioningAsync(request, Stop), Stop).ConfigureAwait(false);
        return answer.VersioningConfig?.Status?.Value ?? string.Empty;
    }

    private async Task<PolicyDocument?> ReadPolicyAsync() =>
        await BucketPolicyReader.ReadAsync(Bucket, Stop).ConfigureAwait(false) is string text ? PolicyDocument.Parse(text) : null;
}
