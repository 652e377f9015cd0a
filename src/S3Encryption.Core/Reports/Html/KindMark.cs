namespace S3Encryption.Core.Reports.Html;

/// <summary>How a kind of encryption is told by its look: a colour and, of half of them, a pattern, for eyes that see few
/// colours.</summary>
internal static class KindMark
{
    public static string Class(EncryptionKind? kind) => "kind-" + kind switch
    {
        EncryptionKind.None => "none",
        EncryptionKind.SseS3 => "s3",
        EncryptionKind.SseKms => "kms",
        EncryptionKind.DsseKms => "dsse",
        EncryptionKind.SseC => "c",
        EncryptionKind.Other => "other",
        _ => "unknown",
    };

    /// <summary>A small square before the kind's name.</summary>
    public static void Swatch(HtmlWriter html, EncryptionKind? kind) => html.Element("svg",
        () => html.Element("rect", string.Empty, ("width", "14"), ("height", "14"), ("rx", "3"), ("class", Class(kind))),
        ("class", "swatch"), ("width", "14"), ("height", "14"), ("aria-hidden", "true"));

    /// <summary>The patterns, which the style sheet names.</summary>
    public static void Definitions(HtmlWriter html) => html.Element("svg", () => html.Element("defs", () =>
    {
        Pattern(html, "dsse", "M0 2H8M0 6H8");
        Pattern(html, "c", "M2 0V8");
        Pattern(html, "none", "M-2 2L2 -2M0 8L8 0M6 10L10 6");
        html.Element("pattern", () =>
        {
            Back(html, "unknown");
            html.Element("circle", string.Empty, ("cx", "4"), ("cy", "4"), ("r", "1.4"), ("class", "dot"));
        }, ("id", "pattern-unknown"), ("width", "8"), ("height", "8"), ("patternUnits", "userSpaceOnUse"));
    }), ("class", "defs"), ("aria-hidden", "true"));

    private static void Pattern(HtmlWriter html, string kind, string lines) => html.Element("pattern", () =>
    {
        Back(html, kind);
        html.Element("path", string.Empty, ("d", lines), ("class", "mark"));
    }, ("id", "pattern-" + kind), ("width", "8"), ("height", "8"), ("patternUnits", "userSpaceOnUse"));

    private static void Back(HtmlWriter html, string kind) =>
        html.Element("rect", string.Empty, ("width", "8"), ("height", "8"), ("class", "back-" + kind));
}
