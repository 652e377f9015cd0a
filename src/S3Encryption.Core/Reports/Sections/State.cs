using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Findings;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>The state in a few sentences.</summary>
internal static class State
{
    public static IEnumerable<string> Of(
        CollectedObjects objects, CollectedBuckets buckets, IReadOnlyList<ReportFinding> findings, int gaps)
    {
        var stored = OfObjects(objects);
        if (stored is not null) yield return stored;
        if (OfBuckets(buckets) is string told) yield return told;
        if (stored is null) yield return "No stored object was looked at.";
        yield return OfFindings(findings);
        if (buckets.Findings > 0) yield return OfRules(buckets);
        if (gaps > 0) yield return $"What was not checked: {Amount.Of(gaps, "point")}, listed at the end.";
    }

    private static string? OfObjects(CollectedObjects objects)
    {
        var groups = objects.Groups;
        var all = groups.Sum(g => g.Objects);
        if (all == 0) return groups.Count == 0 ? null : "There are no objects.";
        var kinds = groups.GroupBy(g => KindText.InSentence(g.Encryption, g.Algorithm))
            .Select(k => (Words: k.Key, Objects: k.Sum(g => g.Objects)))
            .OrderByDescending(k => k.Objects).ThenBy(k => k.Words, System.StringComparer.Ordinal).ToList();
        var size = Bytes.Text(groups.Sum(g => g.Bytes));
        if (all == 1) return $"The one object ({size}) is {kinds[0].Words}.";
        if (kinds.Count == 1) return $"All {Amount.Number(all)} objects ({size}) are {kinds[0].Words}.";
        var shares = kinds.Select((k, i) => $"{Amount.Share(k.Objects, all)} {(i == 0 ? "are " : string.Empty)}{k.Words}");
        return $"Of {Amount.Number(all)} objects ({size}), {Listed([.. shares])}.";
    }

    private static string? OfBuckets(CollectedBuckets buckets)
    {
        if (buckets.Count == 0) return null;
        var kinds = buckets.InOrder.GroupBy(b => KindText.Of(b.Encryption, b.Algorithm))
            .OrderByDescending(k => k.Count()).ThenBy(k => k.Key, System.StringComparer.Ordinal)
            .Select(k => $"{Amount.Number(k.Count())} with {(k.First().Encryption == EncryptionKind.Unknown ? "a kind not known" : k.Key)}");
        return $"{Amount.Of(buckets.Count, "bucket encrypts", "buckets encrypt")} new objects: {Listed([.. kinds])}.";
    }

    private static string OfFindings(IReadOnlyList<ReportFinding> findings)
    {
        if (findings.Count == 0) return "Nothing was found that has to be mended.";
        CheckSeverity[] order = [CheckSeverity.High, CheckSeverity.Medium, CheckSeverity.Low];
        var parts = order.Select(s => (Severity: s, Count: findings.Count(f => f.Severity == s))).Where(p => p.Count > 0)
            .Select(p => $"{Amount.Number(p.Count)} of {p.Severity.ToString().ToLowerInvariant()} severity");
        return $"{Amount.Of(findings.Count, "finding")}: {Listed([.. parts])}.";
    }

    private static string OfRules(CollectedBuckets buckets)
    {
        var failed = buckets.Failed.Values.Sum(f => f.Count);
        var decided = buckets.Passed + failed;
        return $"Of {Amount.Of(decided, "rule")} that could be tested of buckets, {Amount.Number(buckets.Passed)} are kept "
            + $"and {Amount.Number(failed)} are not.";
    }

    private static string Listed(List<string> parts) => parts.Count == 1
        ? parts[0]
        : string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[parts.Count - 1];
}
