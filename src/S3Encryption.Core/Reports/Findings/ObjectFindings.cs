using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Findings;

/// <summary>What is found of stored objects.</summary>
internal static class ObjectFindings
{
    public static IEnumerable<ReportFinding> Of(CollectedObjects objects, CollectedBuckets buckets)
    {
        if (Unencrypted(objects, buckets) is ReportFinding unencrypted) yield return unencrypted;
        if (WithoutKey(objects) is ReportFinding withoutKey) yield return withoutKey;
        if (OtherThanDefault(objects, buckets) is ReportFinding other) yield return other;
    }

    private static ReportFinding? Unencrypted(CollectedObjects objects, CollectedBuckets buckets)
    {
        var all = objects.Groups.Where(g => g.Encryption == EncryptionKind.None).Sum(g => g.Objects);
        if (all == 0) return null;
        var named = objects.Unencrypted;
        var counted = objects.Measured.Where(g => g.Encryption == EncryptionKind.None).GroupBy(g => g.BucketName);
        return new ReportFinding(
            CheckSeverity.High, "Objects are stored without encryption", "Whoever gets hold of the storage reads them.", Amount.Of(all, "object"))
        {
            Cases =
            [
                .. counted.Select(g => new FindingCase(
                    g.Key is null ? "Buckets that the count does not tell" : $"s3://{g.Key}", Evidence(g),
                    g.Key is null ? null : RemedyCommands.ConvertAll(g.Key, EncryptionKind.None, null, buckets.Find(g.Key)))),
                .. named.Items.Select(item => new FindingCase(
                    Where(item), Found(item), RemedyCommands.Convert(item, buckets.Find(item.BucketName)))),
            ],
            More = Amount.More(named.Count, named.Items.Count),
        };
    }

    private static ReportFinding? WithoutKey(CollectedObjects objects)
    {
        var found = objects.WithoutKey;
        if (found.Count == 0) return null;
        return new ReportFinding(
            CheckSeverity.Medium, "Objects are under customer-provided keys that were not at hand",
            "S3 does not keep these keys: a lost key is a lost object. Find which key opens each.", Amount.Of(found.Count, "object"))
        {
            Cases = [.. found.Items.Select(item => new FindingCase(
                Where(item), item.IsProbable ? "SSE-C, as S3's answer makes probable" : "SSE-C", RemedyCommands.FindKey(item)))],
            More = Amount.More(found.Count, found.Items.Count),
        };
    }

    // What a bucket encrypts with today says nothing of what it holds since before.
    private static ReportFinding? OtherThanDefault(CollectedObjects objects, CollectedBuckets buckets)
    {
        var found = objects.Groups.Where(g => DiffersFromDefault(g, buckets.Find(g.BucketName)))
            .GroupBy(g => (g.BucketName, g.Encryption, Key: OfOtherKey(g, buckets.Find(g.BucketName)!))).ToList();
        if (found.Count == 0) return null;
        var weaker = found.Any(g => g.Key.Encryption == EncryptionKind.SseS3);
        var cases = found.Take(100).Select(g => new FindingCase(
            $"s3://{g.Key.BucketName}",
            $"{Evidence(g)}, {KindText.InSentence(g.Key.Encryption)}{(g.Key.Key is null ? string.Empty : " " + g.Key.Key)}; "
                + $"the bucket's default is {Default(buckets.Find(g.Key.BucketName)!)}",
            RemedyCommands.ConvertAll(g.Key.BucketName!, g.Key.Encryption!.Value, g.Key.Key, buckets.Find(g.Key.BucketName)))).ToList();
        return new ReportFinding(
            weaker ? CheckSeverity.Medium : CheckSeverity.Low, "Objects are encrypted otherwise than their bucket's default",
            "A default holds for new objects alone; what was stored before stays as it was, and so does what named another encryption.",
            Amount.Of(found.SelectMany(g => g).Sum(g => g.Objects), "object"))
        {
            Cases = cases,
            More = Amount.More(found.Count, cases.Count),
        };
    }

    private static bool DiffersFromDefault(S3ObjectEncryptionGroup group, BucketEncryption? bucket)
    {
        if (bucket is not { Encryption: EncryptionKind.SseS3 or EncryptionKind.SseKms or EncryptionKind.DsseKms }) return false;
        if (group.Encryption is not (EncryptionKind.SseS3 or EncryptionKind.SseKms or EncryptionKind.DsseKms)) return false;
        return group.Encryption != bucket.Encryption || OfOtherKey(group, bucket) is not null;
    }

    // Only where both are known: an inventory tells no key, and of the AWS managed key a bucket does not say the ARN.
    private static string? OfOtherKey(S3ObjectEncryptionGroup group, BucketEncryption bucket) =>
        group.Encryption == bucket.Encryption && group.KmsKeyArn is string arn && !string.IsNullOrEmpty(bucket.KmsKeyArn) && arn != bucket.KmsKeyArn
            ? arn
            : null;

    private static string Default(BucketEncryption bucket)
    {
        var key = bucket.KmsKeyAlias ?? bucket.KmsKeyArn ?? bucket.KmsKeyId;
        return KindText.Of(bucket.Encryption) + (string.IsNullOrEmpty(key) ? string.Empty : $" with {key}");
    }

    private static string Evidence(IEnumerable<S3ObjectEncryptionGroup> groups) =>
        $"{Amount.Of(groups.Sum(g => g.Objects), "object")}, {Bytes.Text(groups.Sum(g => g.Bytes))}";

    private static string Where(S3ObjectEncryption item) =>
        $"s3://{item.BucketName}/{item.Key}" + (item.VersionId is null ? string.Empty : $" (version {item.VersionId})");

    private static string Found(S3ObjectEncryption item) => item.LastModified is System.DateTimeOffset written
        ? $"Not encrypted, {(item.Size is long size ? Bytes.Text(size) : "size not known")}, written {written.UtcDateTime:yyyy-MM-dd}"
        : "Not encrypted";
}
