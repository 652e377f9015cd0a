using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Access;

namespace S3Encryption.Core.Buckets.Testing;

/// <summary>The rules about the encryption of new objects.</summary>
internal static class EncryptionTests
{
    public static BucketTest Encryption(IReadOnlyList<EncryptionKind> kinds, string? keyId) => new(
        BucketCheck.Encryption, CheckSeverity.High, string.Join(" or ", kinds),
        bucket => $"Set-S3BucketEncryption {bucket} {kinds[0]}" + (keyId is null ? string.Empty : $" -KmsKeyId {keyId}"),
        async facts =>
        {
            var rule = await facts.RuleAsync().ConfigureAwait(false);
            return Judgement.Of(kinds.Contains(rule.Kind), rule.Describe());
        });

    public static BucketTest Key(string keyId) => new(
        BucketCheck.KmsKey, CheckSeverity.High, keyId, bucket => $"Set-S3BucketEncryption {bucket} -KmsKeyId {keyId}",
        async facts =>
        {
            var rule = await facts.RuleAsync().ConfigureAwait(false);
            if (!Algorithms.UsesKms(rule.Kind)) return new Judgement(CheckResult.Failed, $"no KMS key: {rule.Describe()}");
            var wanted = await facts.Keys.DescribeAsync(keyId, facts.Stop).ConfigureAwait(false);
            var found = await facts.KeyAsync().ConfigureAwait(false);
            return Judgement.Of(wanted.Arn == found.Arn, found.Arn);
        });

    public static BucketTest BucketKey(bool isOn) => new(
        BucketCheck.BucketKey, CheckSeverity.Low, isOn ? "on" : "off",
        bucket => $"Set-S3BucketEncryption {bucket} -BucketKey" + (isOn ? string.Empty : ":$false"),
        async facts =>
        {
            var rule = await facts.RuleAsync().ConfigureAwait(false);
            return rule.Kind == EncryptionKind.SseKms
                ? Judgement.Of(rule.BucketKey == isOn, rule.BucketKey ? "on" : "off")
                : Judgement.NotApplicable($"{rule.Kind} has none");
        });

    public static BucketTest KeyRotation() => new(
        BucketCheck.KeyRotation, CheckSeverity.Medium, "the KMS key is rotated",
        bucket => $"aws kms enable-key-rotation --key-id (Get-S3BucketEncryption {bucket}).KmsKeyArn",
        async facts =>
        {
            var rule = await facts.RuleAsync().ConfigureAwait(false);
            if (!Algorithms.UsesKms(rule.Kind)) return Judgement.NotApplicable($"{rule.Kind} has no KMS key");
            // Of the AWS managed key nothing has to be asked, nor may every caller see it.
            if (rule.KmsKeyId is null or KmsKey.DefaultAlias) return ByAws;
            var key = await facts.KeyAsync().ConfigureAwait(false);
            if (key.IsAwsManaged) return ByAws;
            var isOn = await facts.Keys.IsRotatedAsync(key.Arn, facts.Stop).ConfigureAwait(false);
            return Judgement.Of(isOn, $"rotation of {key.Arn} is {(isOn ? "on" : "off")}");
        });

    // https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
    private static Judgement ByAws => new(CheckResult.Passed, "AWS rotates its managed key every year");
}
