using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Buckets.Testing;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Findings;

/// <summary>What is found of buckets and their policies.</summary>
internal static class BucketFindings
{
    public static IEnumerable<ReportFinding> Of(CollectedBuckets buckets)
    {
        foreach (var rule in buckets.Failed)
        {
            var found = rule.Value;
            yield return new ReportFinding(
                found.Items.Max(f => f.Severity), RuleText.Broken(rule.Key), Why(found), Amount.Of(found.Count, "bucket"))
            {
                Cases = [.. found.Items.Select(f => new FindingCase($"s3://{f.BucketName}", f.Found, f.Remedy))],
                More = Amount.More(found.Count, found.Items.Count),
            };
        }

        if (Public(buckets) is ReportFinding open) yield return open;
        if (Changed(buckets) is ReportFinding changed) yield return changed;
    }

    // A baseline may ask for one thing of all buckets, and usually does.
    private static string Why(BoundedList<BucketFinding> found) =>
        $"{RuleText.Why(found.Items[0].Rule)} Asked for: {string.Join("; ", found.Items.Select(f => f.Expected).Distinct())}.";

    // Of a bucket whose rule was tested the test has said it already.
    private static ReportFinding? Public(CollectedBuckets buckets)
    {
        var test = AccessTests.NotPublic();
        var found = new BoundedList<FindingCase>();
        foreach (var bucket in buckets.InOrder)
        {
            if (bucket.PublicExposure != PublicExposure.Public || buckets.IsTested(bucket.BucketName, BucketCheck.NotPublic)) continue;
            found.Add(new FindingCase(
                $"s3://{bucket.BucketName}", $"the public is let in by {bucket.ExposedBy ?? "its policy or ACL"}, and nothing blocks it",
                test.Remedy(bucket.BucketName)));
        }

        return found.Count == 0
            ? null
            : new ReportFinding(
                test.Severity, RuleText.Broken(BucketCheck.NotPublic), RuleText.Why(BucketCheck.NotPublic),
                Amount.Of(found.Count, "bucket"))
            {
                Cases = found.Items,
                More = Amount.More(found.Count, found.Items.Count),
            };
    }

    private static ReportFinding? Changed(CollectedBuckets buckets)
    {
        var found = buckets.Changed;
        return found.Count == 0
            ? null
            : new ReportFinding(
                CheckSeverity.Medium, "Statements about encryption were changed by somebody",
                "A statement under a name of this module that is not as the module writes it may require anything.",
                Amount.Of(found.Count, "statement"))
            {
                Cases = [.. found.Items.Select(s => new FindingCase(
                    $"s3://{s.BucketName}, {s.Sid}", s.Statement, RemedyCommands.Restore(s)))],
                More = Amount.More(found.Count, found.Items.Count),
            };
    }
}
