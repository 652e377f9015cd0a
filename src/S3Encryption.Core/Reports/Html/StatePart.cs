using System.Linq;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports.Html;

/// <summary>The state in sentences, and the findings in numbers.</summary>
internal static class StatePart
{
    private static readonly CheckSeverity[] WorstFirst = [CheckSeverity.High, CheckSeverity.Medium, CheckSeverity.Low];

    public static void Write(HtmlWriter html, Report report) => Part.Write(html, "state", "The state", () =>
    {
        html.Element("p", report.State[0], ("class", "lead"));
        html.Element("p", string.Join(" ", report.State.Skip(1)));
        html.Element("ul", () =>
        {
            foreach (var severity in WorstFirst) Tile(html, severity, report.Findings.Count(f => f.Severity == severity));
        }, ("class", "tiles"));
    });

    // One that has nothing to say is calm.
    private static void Tile(HtmlWriter html, CheckSeverity severity, int count) => html.Element("li", () =>
    {
        html.Element("b", Amount.Number(count));
        html.Text($"{(count == 1 ? "finding" : "findings")} of {severity.ToString().ToLowerInvariant()} severity");
    }, ("class", $"tile {(count == 0 ? "good" : SeverityBadge.Class(severity))}"));
}
