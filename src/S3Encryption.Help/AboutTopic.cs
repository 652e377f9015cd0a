using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace S3Encryption.Help;

/// <summary>An about_ topic as plain text of 80 columns, in the form of PowerShell's own.</summary>
internal static class AboutTopic
{
    private const int Width = 80;
    private const string Indent = "    ";

    /// <summary>What would not read well.</summary>
    public static IEnumerable<Problem> ProblemsOf(SourceFile file)
    {
        if (file.Root.Title != file.Name) yield return file.Problem($"The heading must be '# {file.Name}'.");
        // Get-Help takes the fifth line of the text for what a list of topics says of it.
        if (Short(file).Count != 1) yield return file.Problem("The first paragraph must fit one line: it stands in lists of topics.");
        foreach (var code in file.Document.Descendants<CodeBlock>())
        {
            if (PlainText.Code(code).Split('\n').Any(line => line.Length > Width - 2 * Indent.Length))
                yield return file.Problem($"A line of code is wider than {Width - 2 * Indent.Length} columns.", code.Line + 1);
        }
    }

    public static string Of(SourceFile file)
    {
        var text = new StringBuilder();
        Lines(text, ["TOPIC", Indent + file.Name, "", "SHORT DESCRIPTION", Indent + Short(file)[0], "", "LONG DESCRIPTION"]);
        Blocks(text, file.Root.Blocks.Skip(1));
        foreach (var part in file.Root.Parts)
        {
            Lines(text, [part.Title.ToUpperInvariant()]);
            Blocks(text, part.Blocks);
            foreach (var below in part.Parts)
            {
                Lines(text, [$"  {below.Title}"]);
                Blocks(text, below.Blocks);
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static IReadOnlyList<string> Short(SourceFile file) =>
        [.. TextLines.Wrap(PlainText.Paragraphs(file.Root.Blocks).FirstOrDefault() ?? string.Empty, Width - Indent.Length)];

    private static void Blocks(StringBuilder text, IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            var lines = LinesOf(block).ToList();
            if (lines.Count > 0) Lines(text, [.. lines, ""]);
        }
    }

    private static IEnumerable<string> LinesOf(Block block) => block switch
    {
        Table table => TextLines.Table([.. table.OfType<TableRow>().Select(Cells)], Width - Indent.Length).Select(line => Indent + line),
        CodeBlock code => PlainText.Code(code).Split('\n').Select(line => Indent + Indent + line),
        ListBlock list => list.OfType<ListItemBlock>().SelectMany(item => TextLines.Hanging(
            "- ", string.Join(" ", PlainText.Paragraphs(item)), Width - Indent.Length)).Select(line => Indent + line),
        ParagraphBlock paragraph => TextLines.Wrap(PlainText.Of(paragraph.Inline), Width - Indent.Length).Select(line => Indent + line),
        _ => [],
    };

    private static IReadOnlyList<string> Cells(TableRow row) =>
        [.. row.OfType<TableCell>().Select(cell => string.Join(" ", PlainText.Paragraphs(cell)))];

    private static void Lines(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (var line in lines) _ = text.Append(line.TrimEnd()).Append('\n');
    }
}
