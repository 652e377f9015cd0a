using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Findings;

/// <summary>What a conversion left as it was.</summary>
internal static class ChangeFindings
{
    public static IEnumerable<ReportFinding> Of(CollectedChanges changes)
    {
        var found = changes.Blocked;
        if (found.Count == 0) yield break;
        yield return new ReportFinding(
            CheckSeverity.Medium, "Objects cannot be changed without losing something",
            "The conversion leaves them as they are, under their old encryption.", Amount.Of(found.Count, "object"))
        {
            Cases = [.. found.Items.Select(Case)],
            More = Amount.More(found.Count, found.Items.Count),
        };
    }

    // The reason says by itself what would help.
    private static FindingCase Case(S3Conversion change) => new(
        $"s3://{change.BucketName}/{change.Key}",
        $"{KindText.Of(change.FromEncryption)} to {KindText.Of(change.ToEncryption)}: {change.Reason ?? "no reason was given"}");
}
