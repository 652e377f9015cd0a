using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace S3Encryption.Help;

/// <summary>Markdown as a console shows it: no marks, links as their text and, where they lead out, their address.</summary>
internal static class PlainText
{
    /// <summary>A run of text on one line.</summary>
    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>()) Append(text, inline);
        return text.ToString().Trim();
    }

    /// <summary>The paragraphs of blocks; items of a list begin with a dash, code keeps its lines.</summary>
    public static IEnumerable<string> Paragraphs(IEnumerable<Block> blocks) => blocks.SelectMany(block => Paragraphs(block));

    /// <summary>A block of code or output, line by line.</summary>
    public static string Code(CodeBlock block) => block.Lines.ToString().TrimEnd();

    private static IEnumerable<string> Paragraphs(Block block) => block switch
    {
        ParagraphBlock paragraph => [Of(paragraph.Inline)],
        CodeBlock code => [Code(code)],
        ListBlock list => list.OfType<ListItemBlock>().Select(item => "- " + string.Join("\n  ", Paragraphs(item.AsEnumerable()))),
        ContainerBlock container => Paragraphs(container.AsEnumerable()),
        _ => [],
    };

    private static void Append(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            case CodeInline code:
                _ = text.Append(code.Content);
                break;
            case LineBreakInline:
                _ = text.Append(' ');
                break;
            case HtmlEntityInline entity:
                _ = text.Append(entity.Transcoded);
                break;
            case AutolinkInline link:
                _ = text.Append(link.Url);
                break;
            case LinkInline link:
                _ = text.Append(Of(link));
                if (Links.LeadsOut(link)) _ = text.Append(" (").Append(link.Url).Append(')');
                break;
            case ContainerInline container:
                foreach (var inner in container) Append(text, inner);
                break;
            case LiteralInline literal:
                _ = text.Append(literal.Content.ToString());
                break;
        }
    }
}
