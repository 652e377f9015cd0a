using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Sections;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Findings;

/// <summary>What is found of KMS keys that something is encrypted with, and of who may use them.</summary>
internal static class KeyFindings
{
    public static IEnumerable<ReportFinding> Of(CollectedKeys keys, CollectedObjects objects, CollectedBuckets buckets, KeyNames names)
    {
        var uses = KeyUses.Of(objects, buckets);
        var inUse = keys.Keys.Values.Where(key => uses.ContainsKey(key.Arn)).ToList();
        var broken = inUse.Where(key => key.UsableByS3 == false).ToList();
        if (broken.Count > 0)
        {
            yield return Finding(
                CheckSeverity.High, "KMS keys that are in use cannot be used",
                "What is under them cannot be read, and new objects cannot be stored.",
                broken, key => $"{key.WhyNotUsable ?? key.State}; {uses[key.Arn]}", RemedyCommands.Revive);
        }

        var unrotated = inUse.Where(key => key is { RotationEnabled: false, Manager: KmsKeyManager.Customer, UsableByS3: not false })
            .ToList();
        if (unrotated.Count > 0 && !buckets.IsTested(BucketCheck.KeyRotation))
        {
            yield return Finding(
                CheckSeverity.Medium, RuleText.Broken(BucketCheck.KeyRotation), "Its material stays the same for ever.",
                unrotated, key => $"rotation is off; {uses[key.Arn]}", RemedyCommands.Rotate);
        }

        if (Denied(keys, names) is ReportFinding denied) yield return denied;
    }

    private static ReportFinding Finding(
        CheckSeverity severity, string title, string why, List<S3KmsKey> keys, System.Func<S3KmsKey, string> evidence,
        System.Func<S3KmsKey, string?> remedy) =>
        new(severity, title, why, Amount.Of(keys.Count, "key"))
        {
            Cases = [.. keys.Take(100).Select(key => new FindingCase(
                key.Alias is null ? key.Arn : $"{key.Alias}, {key.Arn}", evidence(key), remedy(key)))],
            More = Amount.More(keys.Count, System.Math.Min(keys.Count, 100)),
        };

    private static ReportFinding? Denied(CollectedKeys keys, KeyNames names)
    {
        var found = keys.Denied;
        return found.Count == 0
            ? null
            : new ReportFinding(
                CheckSeverity.Medium, "A caller may not use a KMS key as was tested",
                "What needs the action fails for that caller. The statements grant it, where that is wanted.",
                Amount.Of(found.Count, "permission"))
            {
                Cases = [.. found.Items.GroupBy(a => (a.Principal, a.KmsKey, a.DeniedBy)).Select(a => new FindingCase(
                    $"{(string.IsNullOrEmpty(a.Key.Principal) ? "The caller" : a.Key.Principal)} on {names.Of(a.Key.KmsKey).Text}",
                    "denied" + (a.Key.DeniedBy is null ? string.Empty : $" by the {a.Key.DeniedBy}") + ": "
                        + string.Join(", ", a.Select(one => $"{one.Action} (for {one.NeededFor})")),
                    [.. a.Select(one => one.Statement).OfType<string>()]))],
                More = Amount.More(found.Count, found.Items.Count),
            };
    }
}
