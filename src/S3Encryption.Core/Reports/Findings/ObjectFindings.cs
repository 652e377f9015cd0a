using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Sections;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Findings;

/// <summary>What is found of stored objects.</summary>
internal static class ObjectFindings
{
    // A few are mended one by one; of many nobody runs a line each.
    private const int MostOneByOne = 10;

    public static IEnumerable<ReportFinding> Of(CollectedObjects objects, CollectedBuckets buckets, KeyNames names)
    {
        var unencrypted = Finding(
            CheckSeverity.High, "Objects are stored without encryption", "Whoever gets hold of the storage reads them.",
            EncryptionKind.None, objects.Groups, objects.Unencrypted,
            item => RemedyCommands.Convert(item, buckets.Find(item.BucketName)),
            bucket => RemedyCommands.ConvertAll(bucket, EncryptionKind.None, null, buckets.Find(bucket), objects.HasOlderVersions));
        if (unencrypted is not null) yield return unencrypted;

        var withoutKey = Finding(
            CheckSeverity.Medium, "Objects are under customer-provided keys that were not at hand",
            "S3 does not keep these keys: a lost key is a lost object. Find which key opens each.",
            EncryptionKind.SseC, [], objects.WithoutKey, RemedyCommands.FindKey, RemedyCommands.FindKeys);
        if (withoutKey is not null) yield return withoutKey;

        if (DefaultFindings.Of(objects, buckets, names) is ReportFinding other) yield return other;
    }

    private static ReportFinding? Finding(
        CheckSeverity severity, string title, string why, EncryptionKind kind, IEnumerable<S3ObjectEncryptionGroup> groups,
        BoundedList<S3ObjectEncryption> named, System.Func<S3ObjectEncryption, string> mend, System.Func<string, string> mendAll)
    {
        var counted = groups.Where(g => g.Encryption == kind).ToList();
        var all = System.Math.Max(counted.Sum(g => g.Objects), named.Count);
        if (all == 0) return null;
        var finding = new ReportFinding(severity, title, why, Amount.Of(all, "object")) { Cases = [] };
        if (named.Count == all && all <= MostOneByOne)
            return finding with { Cases = [.. named.Items.Select(item => new FindingCase(Where(item), Found(item), mend(item)))] };
        var buckets = counted.Count > 0
            ? counted.GroupBy(g => g.BucketName).Select(b => (b.Key, Text: Extent(b)))
            : named.Items.GroupBy(item => item.BucketName).Select(b => ((string?)b.Key, Text: "such as those below"));
        return finding with
        {
            Cases = [.. buckets.Take(100).Select(b => b.Item1 is string name
                ? new FindingCase($"s3://{name}", b.Text, mendAll(name))
                : new FindingCase("Buckets that a count does not tell", b.Text))],
            Objects = [.. named.Items.Select(Where)],
            More = Amount.More(named.Count, named.Items.Count),
        };
    }

    /// <summary>How much it is.</summary>
    internal static string Extent(IEnumerable<S3ObjectEncryptionGroup> groups) =>
        $"{Amount.Of(groups.Sum(g => g.Objects), "object")}, {Bytes.Text(groups.Sum(g => g.Bytes))}";

    // «null» is the version of what was there before the bucket kept any.
    private static string Where(S3ObjectEncryption item) =>
        $"s3://{item.BucketName}/{item.Key}" + (item.VersionId is null or "null" ? string.Empty : $" (version {item.VersionId})");

    private static string Found(S3ObjectEncryption item)
    {
        var written = item.LastModified is System.DateTimeOffset at ? $", written {at.UtcDateTime:yyyy-MM-dd}" : string.Empty;
        var probably = item.IsProbable ? ", as S3's answer makes probable" : string.Empty;
        return $"{KindText.Of(item.Encryption)}{probably}, {(item.Size is long size ? Bytes.Text(size) : "size not known")}{written}";
    }
}
