using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;

namespace S3Encryption.Help;

/// <summary>An example: what is typed and, below it, what comes of it.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Code">What is typed; output is below it, after an empty line.</param>
/// <param name="Remarks">What is said of it.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record Example(string Title, string Code, IReadOnlyList<string> Remarks, int Line)
{
    public static Example Of(Section part)
    {
        var code = part.Blocks.OfType<FencedCodeBlock>().Select(PlainText.Code);
        var remarks = PlainText.Paragraphs(part.Blocks.Where(block => block is not CodeBlock));
        return new Example(part.Title, string.Join("\n\n", code), [.. remarks], part.Line);
    }
}
