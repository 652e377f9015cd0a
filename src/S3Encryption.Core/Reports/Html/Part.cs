using System;

namespace S3Encryption.Core.Reports.Html;

/// <summary>A part of the page: a region that its heading names.</summary>
internal static class Part
{
    public static void Write(HtmlWriter html, string id, string heading, Action content)
    {
        html.Element("section", () =>
        {
            html.Element("h2", heading, ("id", $"{id}-heading"));
            content();
        }, ("id", id), ("aria-labelledby", $"{id}-heading"));
        html.Line();
    }
}
