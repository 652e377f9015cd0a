using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Access;

namespace S3Encryption.Core.Buckets.Testing;

/// <summary>The rules about who may do what, answered by evaluating the bucket policy.</summary>
internal static class AccessTests
{
    private const string Header = "s3:x-amz-server-side-encryption";

    public static BucketTest SseCBlocked() => new(
        BucketCheck.SseCBlocked, CheckSeverity.High, "uploads under SSE-C are refused",
        bucket => $"Set-S3BucketEncryption {bucket} -BlockSseC",
        async facts =>
        {
            var rule = await facts.RuleAsync().ConfigureAwait(false);
            if (rule.SseC == SseCUse.Blocked) return new Judgement(CheckResult.Passed, "the bucket blocks them");
            var probe = new UploadProbe(facts.Bucket, await facts.PolicyAsync().ConfigureAwait(false));
            var denied = probe.Denial(("s3:x-amz-server-side-encryption-customer-algorithm", "AES256"));
            return denied is null
                ? new Judgement(CheckResult.Failed, $"SSE-C is {rule.SseC.ToString().ToLowerInvariant()}, and no policy denies it")
                : new Judgement(CheckResult.Passed, $"the bucket policy denies them ({denied})");
        });

    public static BucketTest TlsRequired() => new(
        BucketCheck.TlsRequired, CheckSeverity.Medium, "the bucket policy denies requests without TLS",
        bucket => $"Set-S3EncryptionPolicy {bucket} -RequireTls",
        async facts =>
        {
            var probe = new UploadProbe(facts.Bucket, await facts.PolicyAsync().ConfigureAwait(false));
            string[] actions = ["s3:GetObject", "s3:PutObject", "s3:ListBucket"];
            var denials = actions.Select(action => (Action: action, By: probe.Denial(action, ("aws:SecureTransport", "false")))).ToList();
            var open = denials.Where(d => d.By is null).Select(d => d.Action).ToList();
            return open.Count == 0
                ? new Judgement(CheckResult.Passed, $"denied by {denials[0].By}")
                : new Judgement(CheckResult.Failed, $"not denied without TLS: {string.Join(", ", open)}");
        });

    public static BucketTest OtherEncryptionDenied() => new(
        BucketCheck.OtherEncryptionDenied, CheckSeverity.Medium,
        "the bucket policy denies uploads that name another encryption than the bucket's",
        bucket => $"Set-S3EncryptionPolicy {bucket}",
        async facts =>
        {
            var rule = await facts.RuleAsync().ConfigureAwait(false);
            var probe = new UploadProbe(facts.Bucket, await facts.PolicyAsync().ConfigureAwait(false));
            var open = Others(rule).Where(other => probe.Denial([.. other.Headers]) is null).Select(other => other.Name).ToList();
            return open.Count == 0
                ? new Judgement(CheckResult.Passed, "the bucket policy denies every other")
                : new Judgement(CheckResult.Failed, $"not denied: {string.Join(", ", open)}") { Remedy = Requiring(facts.Name, rule) };
        });

    public static BucketTest NotPublic() => new(
        BucketCheck.NotPublic, CheckSeverity.High, "the public cannot reach the bucket",
        bucket => $"aws s3api put-public-access-block --bucket {bucket} --public-access-block-configuration "
            + "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
        async facts => await facts.ExposureAsync().ConfigureAwait(false) switch
        {
            (PublicExposure.Public, var by) => new Judgement(CheckResult.Failed, $"the public is let in by {by}, and nothing blocks it"),
            (PublicExposure.Blocked, _) => new Judgement(CheckResult.Passed, "the public access block is on"),
            (PublicExposure.NotPublic, _) => new Judgement(CheckResult.Passed, "nothing blocks public access, and nothing grants it"),
            _ => new Judgement(CheckResult.Unknown, "the caller may not read the public access block or the policy status"),
        });

    private static string Requiring(string bucket, BucketRule rule) =>
        $"Set-S3EncryptionPolicy {bucket} -RequireEncryption {rule.Kind}" + (NamesKey(rule) ? $" -KmsKeyId {rule.KmsKeyId}" : string.Empty);

    private static bool NamesKey(BucketRule rule) => Algorithms.UsesKms(rule.Kind) && rule.KmsKeyId is not (null or KmsKey.DefaultAlias);

    private static IEnumerable<(string Name, List<(string, string)> Headers)> Others(BucketRule rule)
    {
        EncryptionKind[] kinds = [EncryptionKind.SseS3, EncryptionKind.SseKms, EncryptionKind.DsseKms];
        foreach (var kind in kinds.Where(kind => kind != rule.Kind)) yield return ($"{kind}", [(Header, Algorithms.Of(kind))]);
        // A key of somebody else's account is how ransom is done with KMS.
        const string otherKey = "arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000";
        if (NamesKey(rule))
            yield return ("another KMS key", [(Header, Algorithms.Of(rule.Kind)), (Header + "-aws-kms-key-id", otherKey)]);
    }
}
