using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Findings;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>What the report does not know of stored objects.</summary>
internal static class ObjectGaps
{
    public static IEnumerable<Gap> Of(CollectedObjects objects, CollectedBuckets buckets)
    {
        if (objects.Groups.Count == 0)
        {
            yield return new Gap(
                "No stored object was looked at. How a bucket encrypts new objects says nothing of what it holds already.",
                buckets.InOrder.FirstOrDefault() is BucketEncryption first
                    ? $"Get-S3ObjectEncryption {RemedyCommands.Word(first.BucketName)}"
                    : "Get-S3ObjectEncryption BUCKET");
            yield break;
        }

        foreach (var gap in OfThese(objects)) yield return gap;
        if (Unseen(objects, buckets) is Gap unseen) yield return unseen;
    }

    private static IEnumerable<Gap> OfThese(CollectedObjects objects)
    {
        var untold = objects.Untold;
        if (untold.Count > 0)
        {
            yield return Gap.Of(
                $"Of {Amount.Of(untold.Count, "object")} S3 did not tell how they are encrypted.",
                untold.Items.Select(o => $"s3://{o.BucketName}/{o.Key}: {o.Problem ?? "no reason was given"}"), untold.Count);
        }

        if (objects.Probable > 0)
        {
            yield return new Gap(
                $"That {Amount.Of(objects.Probable, "object is", "objects are")} under SSE-C is a conclusion: S3 does not tell without the key.",
                "Get-S3ObjectEncryption BUCKET -Keyring ./keys");
        }

        var sizes = objects.Groups.Sum(g => g.UnknownSizes);
        if (sizes > 0) yield return new Gap($"The size of {Amount.Of(sizes, "object")} is not known; they are not in the bytes.");
        if (objects.IsIncomplete) yield return new Gap("A count is not whole: its command reported an error for what is missing.");
        if (objects is { Named: > 0, Counts: > 0 })
            yield return new Gap("Single objects and counts were given together. An object that is in both is counted twice.");
        if (objects is { HasVersions: true, HasOlderVersions: false })
        {
            yield return new Gap(
                "Of objects with versions only the latest were given; older ones may be encrypted otherwise.",
                "Get-S3ObjectEncryption BUCKET -Version");
        }

        var kindless = objects.Measured.Where(g => g.Encryption is null).Sum(g => g.Objects);
        if (kindless > 0)
        {
            yield return new Gap(
                $"{Amount.Of(kindless, "object")} came in counts that do not tell the kind of encryption.",
                "Measure-S3ObjectEncryption BUCKET BucketName, Encryption, KmsKeyArn");
        }

        var keyless = objects.Groups.Where(g => g is { Encryption: EncryptionKind.SseKms or EncryptionKind.DsseKms, KmsKeyArn: null })
            .Sum(g => g.Objects);
        if (keyless > 0)
        {
            yield return new Gap(
                $"Of {Amount.Of(keyless, "object")} under KMS keys it is not known which key: an inventory does not tell it.",
                "Get-S3ObjectEncryption -Inventory MANIFEST -ResolveKey");
        }
    }

    private static Gap? Unseen(CollectedObjects objects, CollectedBuckets buckets)
    {
        var seen = new HashSet<string?>(objects.Groups.Select(g => g.BucketName));
        // Objects of which the bucket is not told may be in any.
        if (seen.Contains(null)) return null;
        var unseen = buckets.InOrder.Where(b => !seen.Contains(b.BucketName)).ToList();
        return unseen.Count == 0
            ? null
            : Gap.Of(
                $"Of {Amount.Of(unseen.Count, "bucket")} no object was looked at.", unseen.Select(b => b.BucketName), unseen.Count,
                $"Get-S3ObjectEncryption {RemedyCommands.Word(unseen[0].BucketName)}");
    }
}
