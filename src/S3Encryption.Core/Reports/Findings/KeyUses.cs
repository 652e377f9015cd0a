using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Findings;

/// <summary>What is encrypted with which KMS key, as far as the report knows.</summary>
internal static class KeyUses
{
    /// <summary>By the key's ARN: a few words such as <c>used by 2 buckets and 40 objects</c>.</summary>
    public static IReadOnlyDictionary<string, string> Of(CollectedObjects objects, CollectedBuckets buckets)
    {
        var counts = new Dictionary<string, (long Buckets, long Objects)>();
        foreach (var bucket in buckets.InOrder) Add(bucket.KmsKeyArn, 1, 0);
        foreach (var group in objects.Groups) Add(group.KmsKeyArn, 0, group.Objects);
        return counts.ToDictionary(use => use.Key, use => "used by " + Words(use.Value.Buckets, use.Value.Objects));

        void Add(string? arn, long inBuckets, long inObjects)
        {
            if (string.IsNullOrEmpty(arn)) return;
            _ = counts.TryGetValue(arn!, out var count);
            counts[arn!] = (count.Buckets + inBuckets, count.Objects + inObjects);
        }
    }

    private static string Words(long buckets, long objects) => (buckets, objects) switch
    {
        (0, _) => Amount.Of(objects, "object"),
        (_, 0) => Amount.Of(buckets, "bucket"),
        _ => $"{Amount.Of(buckets, "bucket")} and {Amount.Of(objects, "object")}",
    };
}
