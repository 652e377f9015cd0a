using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Sections;

/// <summary>Counts of objects by something, the largest first: as bars for objects and for bytes, and as a table.</summary>
internal static class Breakdown
{
    private const int MostBars = 10;

    /// <summary>How all of them are encrypted, in one bar.</summary>
    public static ReportPart ByKind(IReadOnlyList<S3ObjectEncryptionGroup> groups)
    {
        var kinds = Grouped(groups, g => KindText.Of(g.Encryption, g.Algorithm));
        var (objects, bytes) = (groups.Sum(g => g.Objects), groups.Sum(g => g.Bytes));
        var rows = kinds.Select(kind =>
            Row(new TableCell(kind.Key) { IsKind = true, Kind = kind.First().Encryption }, kind, objects, bytes));
        return new ReportPart(
            "kinds", "Objects by kind of encryption", null,
            [
                OneBar("Objects", groups, kinds, g => g.Objects, total => Amount.Of(total, "object")),
                OneBar("Bytes", groups, kinds, g => g.Bytes, Bytes.Text),
            ],
            new ReportTable("Objects and bytes by kind of encryption", Columns("Encryption"), [.. rows]));
    }

    /// <summary>The same by something of which there may be many.</summary>
    /// <param name="id">The part's.</param>
    /// <param name="heading">The part's.</param>
    /// <param name="column">What the name of the first column is.</param>
    /// <param name="note">What to know of it.</param>
    /// <param name="groups">The counts.</param>
    /// <param name="name">What a count is counted under.</param>
    public static ReportPart ByName(
        string id, string heading, string column, string? note, IReadOnlyList<S3ObjectEncryptionGroup> groups,
        Func<S3ObjectEncryptionGroup, Name> name)
    {
        var all = Grouped(groups, g => name(g).Detail ?? name(g).Text);
        var (objects, bytes) = (groups.Sum(g => g.Objects), groups.Sum(g => g.Bytes));
        var rows = all.Take(ReportTable.MostRows)
            .Select(one => Row(TableCell.Named(name(one.First())), one, objects, bytes).Append(HowEncrypted(one)).ToList());
        return new ReportPart(
            id, heading, note,
            [
                Bars("Objects", all, g => name(g).Short, g => g.Objects, total => Amount.Number(total)),
                Bars("Bytes", all, g => name(g).Short, g => g.Bytes, Bytes.Text),
            ],
            new ReportTable($"{heading}, with bytes", [.. Columns(column), new TableColumn("How")], [.. rows])
            {
                More = Amount.More(all.Count, ReportTable.MostRows),
            });
    }

    private static List<IGrouping<string, S3ObjectEncryptionGroup>> Grouped(
        IEnumerable<S3ObjectEncryptionGroup> groups, Func<S3ObjectEncryptionGroup, string> by) =>
        [.. groups.GroupBy(by).OrderByDescending(g => g.Sum(x => x.Objects)).ThenBy(g => g.Key, StringComparer.Ordinal)];

    private static TableColumn[] Columns(string first) =>
        [new(first), new("Objects", true), new("of all objects", true), new("Bytes", true), new("of all bytes", true)];

    private static List<TableCell> Row(TableCell first, IEnumerable<S3ObjectEncryptionGroup> of, long allObjects, long allBytes)
    {
        var (objects, bytes) = (of.Sum(g => g.Objects), of.Sum(g => g.Bytes));
        return
        [
            first,
            new(Amount.Number(objects)) { Sort = objects }, new(Amount.Share(objects, allObjects)) { Sort = objects },
            new(Bytes.Text(bytes)) { Sort = bytes }, new(Amount.Share(bytes, allBytes)) { Sort = bytes },
        ];
    }

    private static TableCell HowEncrypted(IEnumerable<S3ObjectEncryptionGroup> of)
    {
        var all = of.Sum(g => g.Objects);
        return string.Join(", ", Grouped(of, g => KindText.Of(g.Encryption, g.Algorithm))
            .Select(kind => $"{kind.Key} {Amount.Share(kind.Sum(g => g.Objects), all)}"));
    }

    private static ReportChart OneBar(
        string caption, IReadOnlyList<S3ObjectEncryptionGroup> groups, List<IGrouping<string, S3ObjectEncryptionGroup>> kinds,
        Func<S3ObjectEncryptionGroup, long> of, Func<long, string> text)
    {
        var all = groups.Sum(of);
        var pieces = kinds.Select(kind => (kind.First().Encryption, Part(kind.Sum(of), all))).ToList();
        var words = kinds.Select(kind => $"{kind.Key} {Amount.Share(kind.Sum(of), all)}");
        return new ReportChart(caption, $"Of {text(all)}: {string.Join(", ", words)}.", [new ChartRow(null, text(all), pieces)]);
    }

    private static ReportChart Bars(
        string caption, List<IGrouping<string, S3ObjectEncryptionGroup>> all, Func<S3ObjectEncryptionGroup, string> label,
        Func<S3ObjectEncryptionGroup, long> of, Func<long, string> text)
    {
        var shown = all.OrderByDescending(one => one.Sum(of)).Take(MostBars).ToList();
        var most = shown.Max(one => one.Sum(of));
        var rows = shown.Select(one => new ChartRow(
            label(one.First()), text(one.Sum(of)),
            [.. one.GroupBy(g => g.Encryption).OrderByDescending(k => k.Sum(of)).ThenBy(k => k.Key)
                .Select(k => (k.Key, Part(k.Sum(of), most)))]));
        var words = shown.Select(one => $"{label(one.First())} {text(one.Sum(of))}");
        var first = all.Count > shown.Count ? $"The largest {shown.Count} of {Amount.Number(all.Count)}: " : string.Empty;
        return new ReportChart(caption, $"{first}{string.Join(", ", words)}.", [.. rows]);
    }

    private static double Part(long part, long whole) => whole <= 0 ? 0 : (double)part / whole;
}
