using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Access;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>
/// Changes the encryption statements of bucket policies: reads, changes what was named, checks, reads again, writes, reads back.
/// </summary>
public sealed class EncryptionPolicyWriter
{
    private readonly AwsConnection _connection;
    private readonly IActivityLog _log;

    /// <summary>Sends nothing yet.</summary>
    public EncryptionPolicyWriter(AwsConnection connection, IActivityLog log)
    {
        _connection = connection;
        _log = log;
    }

    /// <summary>Reads the policy and works out what the change makes of it. A KMS key is resolved to its full ARN and checked.</summary>
    /// <exception cref="S3EncryptionException">The policy cannot be read, or the change must not be made.</exception>
    public async Task<EncryptionPolicyPlan> PlanAsync(
        string bucketName, string? expectedOwner, EncryptionPolicyChange change, CancellationToken stop)
    {
        var location = EncryptionPolicyReader.RequireBucket(bucketName);
        var bucket = await BucketClient.FindAsync(_connection, bucketName, expectedOwner, stop).ConfigureAwait(false);
        var (found, current) = await EncryptionPolicyReader.ReadAsync(bucket, stop).ConfigureAwait(false);
        var keyArn = change.KmsKeyId is null ? null : await KeyArnAsync(bucket, location, change.KmsKeyId, stop).ConfigureAwait(false);
        var wanted = new PolicyEdit(location, bucket.Arn, change, keyArn).Apply(current);
        var plan = new EncryptionPolicyPlan(bucket, found, current, wanted)
        {
            IsForced = change.Force,
            // Who asks for TLS, or for less, has been told before, or has other things in mind.
            Warnings = change.RequiresOfUploads
                ? await UncoveredUploads.FindAsync(bucket, wanted, _log, stop).ConfigureAwait(false)
                : [],
        };
        if (plan.ChangesNothing || plan.Deletes) return plan;
        if (wanted.Bytes > PolicyText.MostBytes) throw PolicyFailures.TooLarge(location, wanted.Bytes);
        if (!change.Force) await RequireAccessAsync(plan, stop).ConfigureAwait(false);
        return plan;
    }

    /// <summary>Writes the plan, where the policy is still what it was worked out from, and reads it back.</summary>
    /// <exception cref="S3EncryptionException">
    /// S3 refused, the policy was changed meanwhile, or S3 keeps answering something else than was written.
    /// </exception>
    public async Task ApplyAsync(EncryptionPolicyPlan plan, CancellationToken stop)
    {
        // S3 has no conditional write of policies: what remains is the moment between this and the next request.
        if (await BucketPolicyReader.ReadAsync(plan.Bucket, stop).ConfigureAwait(false) != plan.Found)
            throw PolicyFailures.Changed(plan.Location);
        if (plan.Deletes) await DeleteAsync(plan.Bucket, stop).ConfigureAwait(false);
        else await PutAsync(plan, stop).ConfigureAwait(false);
        await VerifyAsync(plan, stop).ConfigureAwait(false);
    }

    private static async Task DeleteAsync(BucketClient bucket, CancellationToken stop)
    {
        var request = new DeleteBucketPolicyRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = bucket.ExpectedOwner };
        _ = await bucket.SendAsync("DeleteBucketPolicy", s3 => s3.DeleteBucketPolicyAsync(request, stop), stop).ConfigureAwait(false);
    }

    private static async Task PutAsync(EncryptionPolicyPlan plan, CancellationToken stop)
    {
        var request = new PutBucketPolicyRequest
        {
            BucketName = plan.Bucket.BucketName,
            ExpectedBucketOwner = plan.Bucket.ExpectedOwner,
            Policy = plan.Wanted.Json,
        };
        // S3 has a lock-out check of its own, which this switches off.
        if (plan.IsForced) request.ConfirmRemoveSelfBucketAccess = true;
        try
        {
            _ = await plan.Bucket.SendAsync("PutBucketPolicy", s3 => s3.PutBucketPolicyAsync(request, stop), stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (e.AwsErrorCode == "MalformedPolicy")
        {
            throw PolicyFailures.Refused(plan.Location, e);
        }
    }

    private async Task VerifyAsync(EncryptionPolicyPlan plan, CancellationToken stop)
    {
        try
        {
            var (_, isAsWritten) = await ReadBack.ReadAsync(
                () => EncryptionPolicyReader.ReadAsync(plan.Bucket, stop),
                read => plan.Deletes ? read.Found is null : read.Policy.MeansSameAs(plan.Wanted),
                stop).ConfigureAwait(false);
            if (!isAsWritten) throw PolicyFailures.Mismatch(plan.Location);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "AccessDenied" && plan.IsForced)
        {
            _log.Warning($"{plan.Location}: the policy was written, and the caller may no longer read it: {e.Message}");
        }
    }

    private async Task<string> KeyArnAsync(BucketClient bucket, S3Location location, string keyId, CancellationToken stop)
    {
        if (KmsKey.IsDefault(keyId)) throw PolicyFailures.ManagedKey(location);
        KmsKey.RequireRegion(keyId, bucket.Region, location);
        var key = await new KmsKeys(_connection, bucket.Region).DescribeAsync(keyId, stop).ConfigureAwait(false);
        if (key.IsAwsManaged) throw PolicyFailures.ManagedKey(location);
        key.RequireUsable(location);
        return key.Arn;
    }

    private async Task RequireAccessAsync(EncryptionPolicyPlan plan, CancellationToken stop)
    {
        var caller = await CallerAsync(plan.Location, stop).ConfigureAwait(false);
        var check = new LockOutCheck(plan.Bucket.Arn, caller, !_connection.S3Endpoint.IsPlainHttp);
        var lost = check.Lost(plan.Current, plan.Wanted);
        if (lost.Count > 0) throw PolicyFailures.LocksOut(plan.Location, caller ?? "the caller", lost);
    }

    // Servers that are not AWS's often have no STS; what a policy denies to everybody is found all the same.
    private async Task<string?> CallerAsync(S3Location location, CancellationToken stop)
    {
        try
        {
            return await CallerIdentity.ArnAsync(_connection, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything || e.Category == FailureCategory.Connection)
        {
            _log.Verbose($"{location}: STS does not say who the caller is; what is denied to everybody is looked at alone: {e.Message}");
            return null;
        }
    }
}
