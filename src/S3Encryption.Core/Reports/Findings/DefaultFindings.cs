using System.Linq;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Sections;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Findings;

/// <summary>Objects that are not as their bucket would encrypt them today.</summary>
internal static class DefaultFindings
{
    public static ReportFinding? Of(CollectedObjects objects, CollectedBuckets buckets, KeyNames names)
    {
        var found = objects.Groups.Where(g => Differs(g, buckets.Find(g.BucketName)))
            .GroupBy(g => (Bucket: buckets.Find(g.BucketName)!, Kind: g.Encryption!.Value,
                Key: OtherKey(g, buckets.Find(g.BucketName)!))).ToList();
        if (found.Count == 0) return null;
        var shown = found.Take(100).Select(g => new FindingCase(
            $"s3://{g.Key.Bucket.BucketName}",
            $"{ObjectFindings.Extent(g)}, {KindText.InSentence(g.Key.Kind)}"
                + (g.Key.Key is null ? string.Empty : " with " + names.Of(g.Key.Key).Text)
                    + $"; the bucket's default is {Default(g.Key.Bucket)}",
            RemedyCommands.ConvertAll(g.Key.Bucket.BucketName, g.Key.Kind, g.Key.Key, g.Key.Bucket, objects.HasOlderVersions))).ToList();
        return new ReportFinding(
            found.Any(g => g.Key.Kind == EncryptionKind.SseS3) ? CheckSeverity.Medium : CheckSeverity.Low,
            "Objects are encrypted by less than their bucket's default, or under another key",
            "A default holds for new objects alone; what was stored before stays as it was, and so does what named another encryption.",
            Amount.Of(found.SelectMany(g => g).Sum(g => g.Objects), "object"))
        {
            Cases = shown,
            More = Amount.More(found.Count, shown.Count),
        };
    }

    private static bool Differs(S3ObjectEncryptionGroup group, BucketEncryption? bucket) =>
        bucket is { Encryption: EncryptionKind.SseS3 or EncryptionKind.SseKms or EncryptionKind.DsseKms }
        && group.Encryption is EncryptionKind.SseS3 or EncryptionKind.SseKms or EncryptionKind.DsseKms
        && (Strength(group.Encryption.Value) < Strength(bucket.Encryption) || OtherKey(group, bucket) is not null);

    // Objects under more than the default asks for are as somebody wanted them.
    private static int Strength(EncryptionKind kind) => kind switch
    {
        EncryptionKind.SseS3 => 0,
        EncryptionKind.SseKms => 1,
        _ => 2,
    };

    // Only where both are known: an inventory tells no key, and of the AWS managed key a bucket does not say the ARN.
    private static string? OtherKey(S3ObjectEncryptionGroup group, BucketEncryption bucket) =>
        group.Encryption == bucket.Encryption && group.KmsKeyArn is string arn && !string.IsNullOrEmpty(bucket.KmsKeyArn)
            && arn != bucket.KmsKeyArn
            ? arn
            : null;

    private static string Default(BucketEncryption bucket)
    {
        var key = bucket.KmsKeyAlias ?? bucket.KmsKeyArn ?? bucket.KmsKeyId;
        return KindText.Of(bucket.Encryption) + (string.IsNullOrEmpty(key) ? string.Empty : $" with {key}");
    }
}
