using System.Globalization;
using System.Linq;
using S3Encryption.Core.Reports.Sections;

namespace S3Encryption.Core.Reports.Html;

/// <summary>Bars as SVG. Widths are in percent, so that it fits any screen without its text being scaled.</summary>
internal static class BarChart
{
    private const int Bar = 22;
    private const int Label = 20;
    private const int Gap = 10;

    public static void Write(HtmlWriter html, ReportChart chart)
    {
        var isLabelled = chart.Rows.Any(row => row.Label is not null);
        var step = (isLabelled ? Label : 0) + Bar + Gap;
        html.Element("figure", () =>
        {
            html.Element("figcaption", isLabelled ? chart.Caption : $"{chart.Caption}: {chart.Rows[0].Amount}");
            html.Element("svg", () =>
            {
                foreach (var (row, i) in chart.Rows.Select((row, i) => (row, i))) Row(html, row, i * step);
            }, ("class", "chart"), ("role", "img"), ("aria-label", $"{chart.Caption}. {chart.Alternative}"),
                ("width", "100%"), ("height", Text((step * chart.Rows.Count) - Gap)));
        });
        html.Line();
    }

    private static void Row(HtmlWriter html, ChartRow row, int top)
    {
        if (row.Label is not null)
        {
            html.Element("text", row.Label, ("x", "0"), ("y", Text(top + 14)));
            html.Element("text", row.Amount, ("x", "100%"), ("y", Text(top + 14)), ("text-anchor", "end"), ("class", "amount"));
            top += Label;
        }

        html.Element("rect", string.Empty, ("x", "0"), ("y", Text(top)), ("width", "100%"), ("height", Text(Bar)), ("class", "track"));
        var left = 0.0;
        foreach (var (kind, share) in row.Pieces)
        {
            html.Element("rect", string.Empty, ("x", Percent(left)), ("y", Text(top)), ("width", Percent(share)), ("height", Text(Bar)),
                ("class", "bar " + KindMark.Class(kind)));
            left += share;
        }
    }

    private static string Percent(double share) => (share * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static string Text(int pixels) => pixels.ToString(CultureInfo.InvariantCulture);
}
