using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Reports.Findings;

namespace S3Encryption.Core.Reports.Html;

/// <summary>The findings, each with what it is so for, the evidence and what mends it.</summary>
internal static class FindingsPart
{
    public const string Id = "findings";

    public const string Heading = "Findings";

    public static void Write(HtmlWriter html, IReadOnlyList<ReportFinding> findings) => Part.Write(html, Id, Heading, () =>
    {
        html.Element("p", findings.Count == 0
            ? "Nothing was found that has to be mended, in what was looked at."
            : "The worst first. Commands of this module that change something take -WhatIf, which shows what they would do.",
            ("class", "note"));
        foreach (var finding in findings) html.Element("article", () => Finding(html, finding), ("class", "finding"));
    });

    private static void Finding(HtmlWriter html, ReportFinding finding)
    {
        html.Element("h3", () =>
        {
            SeverityBadge.Write(html, finding.Severity);
            html.Text($" {finding.Title}: {finding.Extent}");
        });
        html.Element("p", finding.Why, ("class", "note"));
        html.Element("ul", () =>
        {
            foreach (var one in finding.Cases) html.Element("li", () => Case(html, one));
        }, ("class", "cases"));
        if (finding.Objects.Count > 0)
        {
            html.Element("ul", () =>
            {
                foreach (var name in finding.Objects) html.Element("li", () => html.Data(name));
            }, ("class", "objects"), ("aria-label", "Objects"));
        }

        if (finding.More is not null) html.Element("p", finding.More, ("class", "note"));
        html.Line();
    }

    private static void Case(HtmlWriter html, FindingCase one)
    {
        html.Element("span", () => html.Data(one.Where), ("class", "where"));
        html.Text(" ");
        html.Element("span", () => html.Data(one.Evidence), ("class", "evidence"));
        if (one.Remedies.Count == 0) return;
        html.Element("pre", () => html.Element("code", () =>
        {
            foreach (var (remedy, i) in one.Remedies.Select((remedy, i) => (remedy, i)))
            {
                if (i > 0) html.Line();
                html.Text(remedy);
            }
        }));
    }
}
