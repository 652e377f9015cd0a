using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Access;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Buckets;

/// <summary>
/// Changes how buckets encrypt: reads, changes what was named, writes, reads back. It never sends DeleteBucketEncryption, which Ceph
/// RGW takes for DeleteBucket (docs/safety.md, rule 4).
/// </summary>
public sealed class BucketEncryptionWriter
{
    private readonly AwsConnection _connection;
    private readonly IActivityLog _log;

    /// <summary>Sends nothing yet.</summary>
    public BucketEncryptionWriter(AwsConnection connection, IActivityLog log)
    {
        _connection = connection;
        _log = log;
    }

    /// <summary>
    /// Reads the bucket and works out what the change would make of it. A KMS key is resolved to its full ARN and checked.
    /// </summary>
    /// <exception cref="S3EncryptionException">The bucket cannot be read, or the change cannot be made.</exception>
    public async Task<BucketEncryptionPlan> PlanAsync(
        string bucketName, string? expectedOwner, BucketEncryptionChange change, CancellationToken stop)
    {
        var location = new S3Location(bucketName);
        var bucket = await BucketClient.FindAsync(_connection, bucketName, expectedOwner, stop).ConfigureAwait(false);
        var current = await BucketEncryptionReader.ReadRuleAsync(bucket, stop).ConfigureAwait(false);
        var wanted = change.ApplyTo(current, location);
        if (change.KmsKeyId is null || wanted.KmsKeyId is not string keyId || change.SkipKeyCheck)
            return new BucketEncryptionPlan(bucket, current, wanted) { KeyArn = wanted.KmsKeyArn };
        KmsKey.RequireRegion(keyId, bucket.Region, location);
        var key = await new KmsKeys(_connection, bucket.Region).DescribeAsync(keyId, stop).ConfigureAwait(false);
        key.RequireUsable(location);
        // An alias in the configuration would be resolved in each requester's account; the ARN means one key for everybody.
        wanted = wanted with { KmsKeyId = key.IsAwsManaged ? null : key.Arn };
        return new BucketEncryptionPlan(bucket, current, wanted)
        {
            KeyArn = key.Arn,
            ForeignAccount = await ForeignAccountAsync(keyId, key, stop).ConfigureAwait(false),
        };
    }

    /// <summary>What the plan would do that whoever asked for it may not have in mind.</summary>
    public Task<IReadOnlyList<string>> WarningsAsync(BucketEncryptionPlan plan, CancellationToken stop) =>
        new BucketWarnings(_connection, plan, _log).FindAsync(stop);

    /// <summary>Writes the plan and reads it back.</summary>
    /// <exception cref="S3EncryptionException">S3 refused, or keeps answering something else than was written.</exception>
    public async Task ApplyAsync(BucketEncryptionPlan plan, CancellationToken stop)
    {
        var bucket = plan.Bucket;
        _log.Verbose($"{new S3Location(bucket.BucketName)}: {plan.Current.Describe()} -> {plan.Wanted.Describe()}");
        var request = new PutBucketEncryptionRequest
        {
            BucketName = bucket.BucketName,
            ExpectedBucketOwner = bucket.ExpectedOwner,
            ServerSideEncryptionConfiguration = plan.Wanted.ToConfiguration(),
        };
        _ = await bucket.SendAsync("PutBucketEncryption", s3 => s3.PutBucketEncryptionAsync(request, stop), stop).ConfigureAwait(false);
        await VerifyAsync(plan, stop).ConfigureAwait(false);
    }

    private static async Task VerifyAsync(BucketEncryptionPlan plan, CancellationToken stop)
    {
        var wanted = plan.Wanted;
        var (found, isAsWritten) = await ReadBack.ReadAsync(
            () => BucketEncryptionReader.ReadRuleAsync(plan.Bucket, stop),
            rule => rule == wanted || (wanted.SseC == SseCUse.Unset && rule with { SseC = SseCUse.Unset } == wanted),
            stop).ConfigureAwait(false);
        if (!isAsWritten) throw Mismatch(plan, found);
    }

    // Ids and aliases are looked up in the caller's own account; only an ARN can lead to another's.
    private async Task<string?> ForeignAccountAsync(string keyId, KmsKey key, CancellationToken stop)
    {
        if (!keyId.StartsWith("arn:", StringComparison.Ordinal)) return null;
        var account = KeyArn.Parse(key.Arn)?.AccountId;
        try
        {
            return account == await CallerIdentity.AccountAsync(_connection, stop).ConfigureAwait(false) ? null : account;
        }
        catch (S3EncryptionException e)
        {
            _log.Verbose($"Who the caller is cannot be told, nor whether the key is another account's: {e.Message}");
            return null;
        }
    }

    private static S3EncryptionException Mismatch(BucketEncryptionPlan plan, BucketRule found) => new(
        "EncryptionMismatch", FailureCategory.Mismatch,
        $"{new S3Location(plan.Bucket.BucketName)}: S3 took the change, "
        + $"but answers {found.Describe()} instead of {plan.Wanted.Describe()}.",

        $"Look again: Get-S3BucketEncryption {plan.Bucket.BucketName}.")
    { Location = new S3Location(plan.Bucket.BucketName), Operation = "PutBucketEncryption" };
}
