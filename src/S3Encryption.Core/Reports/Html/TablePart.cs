using System.Globalization;
using System.Linq;
using S3Encryption.Core.Reports.Sections;

namespace S3Encryption.Core.Reports.Html;

/// <summary>A part with a table, and with the charts that show the same.</summary>
internal static class TablePart
{
    public static void Write(HtmlWriter html, ReportPart part) => Part.Write(html, part.Id, part.Heading, () =>
    {
        if (part.Note is not null) html.Element("p", part.Note, ("class", "note"));
        if (part.Charts.Count > 0)
        {
            html.Element("div", () =>
            {
                foreach (var chart in part.Charts) BarChart.Write(html, chart);
            }, ("class", "charts"));
        }

        // A wide table scrolls by itself on a narrow screen; the keyboard gets there too.
        html.Element("div", () => Table(html, part.Id, part.Table),
            ("class", "table"), ("role", "region"), ("tabindex", "0"), ("aria-labelledby", $"{part.Id}-caption"));
        if (part.Table.More is not null) html.Element("p", part.Table.More, ("class", "note"));
    });

    private static void Table(HtmlWriter html, string id, ReportTable table) => html.Element("table", () =>
    {
        html.Element("caption", table.Caption, ("id", $"{id}-caption"));
        html.Element("thead", () => html.Element("tr", () =>
        {
            foreach (var column in table.Columns) html.Element("th", column.Title, ("scope", "col"), Number(column));
        }));
        html.Line();
        html.Element("tbody", () =>
        {
            foreach (var row in table.Rows)
            {
                html.Element("tr", () =>
                {
                    foreach (var (cell, i) in row.Select((cell, i) => (cell, i))) Cell(html, table.Columns[i], cell, isFirst: i == 0);
                });
                html.Line();
            }
        });
    });

    private static void Cell(HtmlWriter html, TableColumn column, TableCell cell, bool isFirst) => html.Element(
        isFirst ? "th" : "td",
        () =>
        {
            if (cell.IsKind) KindMark.Swatch(html, cell.Kind);
            if (cell.Tone is Tone tone) html.Element("span", cell.Text, ("class", "badge " + tone.ToString().ToLowerInvariant()));
            else html.Data(cell.Text);
            if (cell.Detail is not null) html.Element("span", () => html.Data(cell.Detail), ("class", "detail"));
        },
        ("scope", isFirst ? "row" : null), Number(column), ("data-sort", cell.Sort?.ToString(CultureInfo.InvariantCulture)));

    private static (string Name, string? Value) Number(TableColumn column) => ("class", column.IsNumber ? "number" : null);
}
