namespace S3Encryption.Core.Reports.Html;

/// <summary>A severity as a word on its colour.</summary>
internal static class SeverityBadge
{
    public static string Class(CheckSeverity severity) => severity switch
    {
        CheckSeverity.High => "high",
        CheckSeverity.Medium => "medium",
        _ => "low",
    };

    public static void Write(HtmlWriter html, CheckSeverity severity) =>
        html.Element("span", severity.ToString(), ("class", "badge " + Class(severity)));
}
