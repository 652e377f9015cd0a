using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Reports.Collecting;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>The parts about stored objects.</summary>
internal static class ObjectParts
{
    public static IEnumerable<ReportPart> Of(CollectedObjects objects, KeyNames names)
    {
        var groups = objects.Groups;
        if (groups.Count == 0) yield break;
        yield return Breakdown.ByKind(groups);
        var underKeys = groups.Where(g => g.Encryption is EncryptionKind.SseKms or EncryptionKind.DsseKms || g.KmsKeyArn is not null)
            .ToList();
        if (underKeys.Count > 0)
        {
            yield return Breakdown.ByName(
                "keys-used", "Objects by KMS key", "KMS key", "Only objects under KMS keys; the shares are of those.", underKeys,
                g => names.Of(g.KmsKeyArn));
        }

        yield return Breakdown.ByName("in-buckets", "Objects by bucket", "Bucket", null, groups, g => BucketName(g.BucketName));
    }

    private static Name BucketName(string? name)
    {
        var full = name ?? "Not told which";
        // Names have up to 63 characters, and a bar on a telephone has room for about forty.
        return new Name(full, null, full.Length <= 36 ? full : full.Substring(0, 35) + "…");
    }
}
