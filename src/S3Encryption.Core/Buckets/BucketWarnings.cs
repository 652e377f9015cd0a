using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Access;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Buckets;

/// <summary>What a change would do that whoever asked for it may not have in mind. Nothing of it forbids the change.</summary>
internal sealed class BucketWarnings(AwsConnection connection, BucketEncryptionPlan plan, IActivityLog log)
{
    private const string EncryptionContext = "kms:EncryptionContext:";
    private readonly S3Location _location = new(plan.Bucket.BucketName);

    /// <summary>The texts; none where nothing is to be warned of, or what decides it may not be read.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken stop)
    {
        var warnings = new List<string>();
        if (plan.ForeignAccount is string account)
            warnings.Add($"{_location}: the KMS key belongs to account {account}. Its key policy must admit whoever uses the bucket.");
        if (await PublicReadersAsync(stop).ConfigureAwait(false) is string exposed) warnings.Add(exposed);
        if (plan.Wanted.BucketKey && plan.Wanted.Kind == EncryptionKind.SseKms)
            warnings.AddRange(await ObjectContextsAsync(stop).ConfigureAwait(false));
        return warnings;
    }

    private async Task<string?> PublicReadersAsync(CancellationToken stop)
    {
        var isNew = plan.Current.Kind != plan.Wanted.Kind;
        if (plan.Wanted.Kind != EncryptionKind.SseS3 && !isNew) return null;
        var (exposure, _) = await PublicExposureReader.ReadAsync(plan.Bucket, stop).ConfigureAwait(false);
        if (exposure != PublicExposure.Public) return null;
        return plan.Wanted.Kind == EncryptionKind.SseS3
            ? $"{_location} is public, and SSE-S3 decrypts for every reader: anyone can read it. To close it: aws s3api "
                + "put-public-access-block; or use -Encryption SseKms, which no anonymous request can read."
            : $"{_location} is public, and with {plan.Wanted.Kind} anonymous readers get 403 for all that is stored from now on: every "
                + "request must be signed by somebody who may use the KMS key.";
    }

    // With a Bucket Key the encryption context is the bucket's ARN, not the object's:
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html#bucket-key-changes
    private async Task<IEnumerable<string>> ObjectContextsAsync(CancellationToken stop)
    {
        var found = new List<string>();
        if (plan.KeyArn is string arn)
            found.AddRange(Conditions(await TextAsync(() => KeyPolicyAsync(arn, stop), "key policy").ConfigureAwait(false), "key policy"));
        found.AddRange(Conditions(await TextAsync(() => BucketPolicyReader.ReadAsync(plan.Bucket, stop), "bucket policy")
            .ConfigureAwait(false), "bucket policy"));
        return found;
    }

    private async Task<string?> KeyPolicyAsync(string arn, CancellationToken stop) =>
        await new KmsKeys(connection, plan.Bucket.Region).PolicyAsync(arn, stop).ConfigureAwait(false);

    private async Task<string?> TextAsync(Func<Task<string?>> read, string what)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            log.Verbose($"{_location}: the {what} cannot be read, so nobody knows whether a Bucket Key goes with it: {e.Message}");
            return null;
        }
    }

    private IEnumerable<string> Conditions(string? policy, string what)
    {
        if (policy is null) return [];
        try
        {
            return PolicyDocument.Parse(policy).Statements
                .Where(statement => statement.Conditions.Any(IsOfObject))
                .Select(statement =>
                    $"{_location}: {statement.Name} of the {what} has a condition on the ARNs of objects in the encryption context. With "
                    + "a Bucket Key the context is the bucket's ARN: requests will no longer meet it. Change the condition to "
                    + $"'arn:aws:s3:::{_location.BucketName}', or leave out -BucketKey.");
        }
        catch (PolicyFormatException e)
        {
            log.Verbose($"{_location}: the {what} is not understood: {e.Message}");
            return [];
        }
    }

    private bool IsOfObject(PolicyCondition condition) =>
        condition.Key.StartsWith(EncryptionContext, StringComparison.OrdinalIgnoreCase)
        && condition.Values.Any(value => value.Contains(":s3:::") && value.Contains("/"))
        && !condition.Values.Any(value => Wildcard.Matches(value, $"arn:aws:s3:::{_location.BucketName}", ignoreCase: false));
}
