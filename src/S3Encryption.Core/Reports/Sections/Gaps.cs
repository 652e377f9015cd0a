using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>What the report does not know: what was not given, and what was given as not known.</summary>
internal static class Gaps
{
    public static IEnumerable<Gap> Of(CollectedObjects objects, CollectedBuckets buckets, CollectedKeys keys) =>
        ObjectGaps.Of(objects, buckets).Concat(OfBuckets(buckets)).Concat(OfKeys(keys));

    private static IEnumerable<Gap> OfBuckets(CollectedBuckets buckets)
    {
        if (buckets.Count == 0)
            yield return new Gap("No bucket's default encryption was given, nor whether the public reaches it.", "Get-S3BucketEncryption");
        if (buckets.Findings == 0)
            yield return new Gap("No bucket was tested against the rules: TLS, SSE-C, versions and others.", "Test-S3BucketEncryption");
        var unread = buckets.InOrder.Where(b => b.Problem is not null).ToList();
        if (unread.Count > 0)
        {
            yield return Gap.Of(
                $"Of {Amount.Of(unread.Count, "bucket")} the encryption could not be read.",
                unread.Select(b => $"{b.BucketName}: {b.Problem}"), unread.Count);
        }

        var exposure = buckets.InOrder.Where(b => b.PublicExposure == PublicExposure.Unknown && b.Problem is null).ToList();
        if (exposure.Count > 0)
        {
            yield return Gap.Of(
                $"Of {Amount.Of(exposure.Count, "bucket")} it is not known whether the public reaches it.",
                exposure.Select(b => b.BucketName), exposure.Count);
        }

        if (buckets.Unknown.Count > 0)
        {
            yield return Gap.Of(
                $"{Amount.Of(buckets.Unknown.Count, "rule")} could not be tested.",
                buckets.Unknown.Items.Select(f => $"{f.BucketName}, {f.Rule}: {f.Found}"), buckets.Unknown.Count);
        }

        if (buckets.Statements.Count == 0)
            yield return new Gap("What the bucket policies require was not given.", "Get-S3EncryptionPolicy");
    }

    private static IEnumerable<Gap> OfKeys(CollectedKeys keys)
    {
        if (keys.Access.Count == 0) yield return new Gap("Nobody's permissions on KMS keys were tested.", "Test-S3KmsAccess alias/KEY");
        if (keys.Keys.Count == 0) yield return new Gap("No KMS key was given, nor whether it is enabled and rotated.", "Get-S3KmsKey");
        if (keys.Unsettled.Count > 0)
        {
            yield return Gap.Of(
                $"{Amount.Of(keys.Unsettled.Count, "permission")} could not be settled.",
                keys.Unsettled.Items.Select(a => $"{a.Action} on {a.KmsKey}: {a.Hint ?? "no hint was given"}"), keys.Unsettled.Count);
        }

        var unread = keys.Keys.Values.Where(k => k.NotRead is { Count: > 0 }).ToList();
        if (unread.Count > 0)
        {
            yield return Gap.Of(
                $"Of {Amount.Of(unread.Count, "KMS key")} not all could be read.",
                unread.Select(k => $"{k.Alias ?? k.Arn}: {NotRead(k)}"), unread.Count);
        }
    }

    private static string NotRead(S3KmsKey key) => string.Join(", ", key.NotRead.Keys.OrderBy(name => name, System.StringComparer.Ordinal));
}
