using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>
/// Which uploads get past what a policy requires: those without a header become whatever the bucket's default is, and those under SSE-C
/// send none of the headers that a requirement looks at.
/// </summary>
internal static class UncoveredUploads
{
    public static async Task<IReadOnlyList<string>> FindAsync(
        BucketClient bucket, PolicyText policy, IActivityLog log, CancellationToken stop)
    {
        var kind = Required(bucket, policy, EncryptionRequirement.Encryption);
        var key = Required(bucket, policy, EncryptionRequirement.KmsKey);
        if ((kind ?? key) is null || kind?.RequireHeader == true || key?.RequireHeader == true) return [];
        try
        {
            var rule = await BucketEncryptionReader.ReadRuleAsync(bucket, stop).ConfigureAwait(false);
            var deniesSseC = policy.Statements.Any(s => s.Sid == OwnStatement.SidOf(EncryptionRequirement.NoSseC));
            string?[] warnings = [ByDefault(bucket, kind?.Kind, key?.KmsKeyArn, rule), UnderSseC(bucket, rule, deniesSseC)];
            return [.. warnings.OfType<string>()];
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            log.Verbose($"{Location(bucket)}: which uploads get past this cannot be told: {e.Message}");
            return [];
        }
    }

    private static OwnStatement? Required(BucketClient bucket, PolicyText policy, EncryptionRequirement requirement) =>
        FoundStatement.In(policy, requirement, bucket.Arn).FirstOrDefault()?.AsOurs;

    private static string? ByDefault(BucketClient bucket, EncryptionKind? kind, string? key, BucketRule rule)
    {
        var isKind = kind is null ? key is null || Algorithms.UsesKms(rule.Kind) : kind == rule.Kind;
        if (isKind && (key is null || (rule.KmsKeyId is string own && SameKey(key, own)))) return null;
        var remedy = (kind ?? EncryptionKind.SseKms) + (key is null ? string.Empty : $" -KmsKeyId {key}");
        return $"{Location(bucket)}: uploads that send no encryption header are admitted, and get the bucket's default, which is "
            + $"{rule.Describe()}. To make it what is required: Set-S3BucketEncryption {bucket.BucketName} {remedy}; to refuse such "
            + "uploads: -RequireHeader.";
    }

    private static string? UnderSseC(BucketClient bucket, BucketRule rule, bool deniesSseC) => deniesSseC || rule.SseC == SseCUse.Blocked
        ? null
        : $"{Location(bucket)}: uploads under SSE-C are admitted. To refuse them: Set-S3EncryptionPolicy {bucket.BucketName} -DenySseC.";

    // The bucket's configuration may hold the id alone.
    private static bool SameKey(string arn, string key) => arn == key || arn.EndsWith(":key/" + key, StringComparison.Ordinal);

    private static S3Location Location(BucketClient bucket) => new(bucket.BucketName);
}
