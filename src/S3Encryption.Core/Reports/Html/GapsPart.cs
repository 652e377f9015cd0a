using System.Collections.Generic;
using S3Encryption.Core.Reports.Sections;

namespace S3Encryption.Core.Reports.Html;

/// <summary>What the report does not know, and what would tell it.</summary>
internal static class GapsPart
{
    public const string Id = "not-checked";

    public const string Heading = "What was not checked";

    public static void Write(HtmlWriter html, IReadOnlyList<Gap> gaps) => Part.Write(html, Id, Heading, () =>
    {
        html.Element("p", gaps.Count == 0 ? "All that this report can show was given."
            : "Add what the command gives to the pipeline that makes the report.", ("class", "note"));
        if (gaps.Count == 0) return;
        html.Element("ul", () =>
        {
            foreach (var gap in gaps) html.Element("li", () => Write(html, gap));
        }, ("class", "gaps"));
    });

    private static void Write(HtmlWriter html, Gap gap)
    {
        html.Text(gap.Text);
        if (gap.Samples.Count > 0)
        {
            html.Element("ul", () =>
            {
                foreach (var sample in gap.Samples) html.Element("li", () => html.Data(sample));
                if (gap.More is not null) html.Element("li", gap.More, ("class", "note"));
            }, ("class", "samples"));
        }

        if (gap.Command is not null) html.Element("pre", () => html.Element("code", gap.Command));
        html.Line();
    }
}
