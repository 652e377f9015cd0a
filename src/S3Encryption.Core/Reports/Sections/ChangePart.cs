using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>The table of what conversions changed, or would change.</summary>
internal static class ChangePart
{
    private static readonly TableColumn[] Columns = [new("What"), new("Done"), new("Objects", true), new("Bytes", true)];

    public static ReportPart? Of(CollectedChanges changes)
    {
        var rows = changes.Summaries.SelectMany(Rows).Concat(changes.Counts
            .OrderBy(c => c.Key.Action).ThenBy(c => c.Key.From).ThenBy(c => c.Key.To).ThenBy(c => c.Key.IsDone)
            .Select(c => Row(
                $"{Word(c.Key.Action)}, {KindText.Of(c.Key.From)} to {KindText.Of(c.Key.To)}", c.Key.IsDone, c.Value.Objects,
                c.Value.Bytes))).ToList();
        if (rows.Count == 0) return null;
        var note = changes.Summaries.Count > 0 && changes.Counts.Count > 0
            ? "Sums of conversions, then the objects that were given one by one; these may be the same objects."
            : null;
        return new ReportPart(
            "changes", "Changes of encryption", note, [],
            new ReportTable("What was changed, or would be", Columns, [.. rows.Take(ReportTable.MostRows)])
            {
                More = Amount.More(rows.Count, ReportTable.MostRows),
            });
    }

    private static IEnumerable<TableCell[]> Rows(S3ConversionSummary sum)
    {
        (string What, long Objects)[] parts =
        [
            ("Skipped, being as they are to be", sum.Skipped + sum.DoneBefore), ("Data key encrypted anew", sum.Updated),
            ("Copied", sum.Copied),
            ("Copied in parts", sum.CopiedInParts), ("Cannot be changed without loss", sum.Blocked), ("Failed", sum.Failed),
        ];
        yield return Row("A conversion: all objects looked at", !sum.IsPlan, sum.Objects, sum.Bytes);
        foreach (var (what, objects) in parts)
            if (objects > 0) yield return Row(what, !sum.IsPlan, objects, null);
        foreach (var reason in sum.BlockedBecause.OrderBy(r => r.Key, System.StringComparer.Ordinal))
            yield return Row("Not changed: " + reason.Key, !sum.IsPlan, reason.Value, null);
        foreach (var loss in sum.Losses.OrderBy(r => r.Key, System.StringComparer.Ordinal))
            yield return Row("Lost: " + loss.Key, !sum.IsPlan, loss.Value, null);
    }

    private static TableCell[] Row(string what, bool isDone, long objects, long? bytes) =>
    [
        what, isDone ? "done" : "planned", new(Amount.Number(objects)) { Sort = objects },
        bytes is long known ? new TableCell(Bytes.Text(known)) { Sort = known } : new TableCell("–") { Sort = -1 },
    ];

    private static string Word(S3ConversionAction action) => action switch
    {
        S3ConversionAction.Skip => "Skipped",
        S3ConversionAction.Update => "Data key encrypted anew",
        S3ConversionAction.Copy => "Copied",
        S3ConversionAction.MultipartCopy => "Copied in parts",
        _ => "Cannot be changed",
    };
}
