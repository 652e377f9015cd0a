using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace S3Encryption.Core.Reports.Html;

/// <summary>A report as one page of HTML, which loads nothing and needs no script.</summary>
internal static class Page
{
    public static void Write(Report report, TextWriter to)
    {
        var html = new HtmlWriter(to);
        html.Doctype();
        html.Element("html", () =>
        {
            html.Element("head", () => Head(html, report.Stamp));
            html.Element("body", () => Body(html, report));
        }, ("lang", "en"));
        html.Line();
    }

    private static void Head(HtmlWriter html, ReportStamp stamp)
    {
        html.Element("meta", string.Empty, ("charset", "utf-8"));
        // Whatever data might become in spite of all care, a browser runs and loads none of it.
        html.Element("meta", string.Empty, ("http-equiv", "Content-Security-Policy"), ("content",
            $"default-src 'none'; style-src {Asset.Style.Source}; script-src {Asset.Script.Source}; base-uri 'none'; form-action 'none'"));
        html.Element("meta", string.Empty, ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Element("meta", string.Empty, ("name", "color-scheme"), ("content", "light dark"));
        html.Element("meta", string.Empty, ("name", "generator"), ("content", $"S3Encryption {stamp.Version}"));
        html.Element("title", stamp.Title);
        html.Element("style", Asset.Style);
    }

    private static void Body(HtmlWriter html, Report report)
    {
        html.Element("a", "Skip to the state", ("class", "skip"), ("href", "#state"));
        KindMark.Definitions(html);
        html.Element("header", () =>
        {
            html.Element("h1", () => html.Data(report.Stamp.Title));
            html.Element("p", () => Made(html, report.Stamp), ("class", "made"));
        });
        html.Line();
        html.Element("nav", () => html.Element("ul", () => Links(html, report)), ("aria-label", "Parts of this report"));
        html.Line();
        html.Element("main", () =>
        {
            StatePart.Write(html, report);
            foreach (var part in report.Stored) TablePart.Write(html, part);
            FindingsPart.Write(html, report.Findings);
            foreach (var part in report.Parts) TablePart.Write(html, part);
            GapsPart.Write(html, report.Gaps);
        });
        html.Element("footer", () => html.Element("p",
            "It shows what came down the pipeline, as it was when it was read. Errors of the commands that read it are in none of this. "
            + "No key is in it, and it loads nothing from anywhere."));
        html.Element("script", Asset.Script);
    }

    private static void Made(HtmlWriter html, ReportStamp stamp)
    {
        var made = stamp.Made.UtcDateTime;
        html.Text("Made ");
        html.Element("time", made.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
            ("datetime", made.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        html.Text($" by S3Encryption {stamp.Version}");
    }

    private static void Links(HtmlWriter html, Report report)
    {
        IEnumerable<(string Id, string Heading)> parts =
        [
            .. report.Stored.Select(p => (p.Id, p.Heading)), (FindingsPart.Id, FindingsPart.Heading),
            .. report.Parts.Select(p => (p.Id, p.Heading)),
            (GapsPart.Id, GapsPart.Heading),
        ];
        foreach (var (id, heading) in parts) html.Element("li", () => html.Element("a", heading, ("href", "#" + id)));
    }
}
