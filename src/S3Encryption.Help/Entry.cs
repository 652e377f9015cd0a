using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace S3Encryption.Help;

/// <summary>An item of a list that begins with names in code, <c>`Name`, `Other`: text</c>: a type or an error.</summary>
/// <param name="Names">The names.</param>
/// <param name="Text">What is said of them.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record Entry(IReadOnlyList<string> Names, string Text, int Line)
{
    public static Entry Of(ListItemBlock item)
    {
        var inlines = item.OfType<ParagraphBlock>().FirstOrDefault()?.Inline;
        var names = inlines?.TakeWhile(inline => inline is CodeInline || IsComma(inline))
            .OfType<CodeInline>().Select(code => code.Content).ToList() ?? [];
        var whole = string.Join(" ", item.OfType<ParagraphBlock>().Select(block => PlainText.Of(block.Inline)));
        var listed = string.Join(", ", names);
        return new Entry(names, names.Count > 0 ? whole[listed.Length..].TrimStart(':', ' ') : whole, item.Line + 1);
    }

    private static bool IsComma(Inline inline) => inline is LiteralInline { Content: var text } && text.ToString().Trim() == ",";
}
