using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;

namespace S3Encryption.Help;

/// <summary>A heading and the blocks below it, up to the next heading of its level or above.</summary>
/// <param name="Title">The heading's text.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Blocks">What stands before the first heading below it.</param>
/// <param name="Parts">The headings below it.</param>
internal sealed record Section(string Title, int Line, IReadOnlyList<Block> Blocks, IReadOnlyList<Section> Parts)
{
    /// <summary>The sections of a document, which begins with its heading of level 1.</summary>
    public static Section Of(MarkdownDocument document)
    {
        var parts = Below(document.ToList(), 1);
        return parts.Count == 1 ? parts[0] : new Section(string.Empty, 1, [], parts);
    }

    public Section? Part(string title) => Parts.FirstOrDefault(part => part.Title == title);

    private static List<Section> Below(IReadOnlyList<Block> blocks, int level)
    {
        var starts = Enumerable.Range(0, blocks.Count).Where(i => blocks[i] is HeadingBlock h && h.Level == level).ToList();
        return [.. starts.Select((start, i) =>
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : blocks.Count;
            var inside = blocks.Skip(start + 1).Take(end - start - 1).ToList();
            var heading = (HeadingBlock)blocks[start];
            var own = inside.TakeWhile(block => block is not HeadingBlock).ToList();
            return new Section(PlainText.Of(heading.Inline), heading.Line + 1, own, Below(inside, level + 1));
        })];
    }
}
