using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace S3Encryption.Help;

/// <summary>The help of one cmdlet: what its file says, with what its file leaves to the common texts.</summary>
internal sealed class CommandPage(SourceFile file, SourceFile common)
{
    public SourceFile File => file;

    public string Synopsis => string.Join(" ", PlainText.Paragraphs(Blocks("Synopsis")));

    public IReadOnlyList<string> Description => [.. PlainText.Paragraphs(Blocks("Description"))];

    public IReadOnlyList<Example> Examples => [.. (file.Root.Part("Examples")?.Parts ?? []).Select(Example.Of)];

    public IReadOnlyList<Entry> Inputs => Entries(file, "Inputs");

    public IReadOnlyList<Entry> Outputs => Entries(file, "Outputs");

    public IReadOnlyList<string> Notes => [.. PlainText.Paragraphs(Blocks("Notes"))];

    public IReadOnlyList<LinkInline> Related => [.. Blocks("Links").SelectMany(block => block.Descendants<LinkInline>())];

    /// <summary>The errors of this cmdlet, and where it connects to AWS those of every connection.</summary>
    public IReadOnlyList<Entry> Errors(bool connects) => [.. Entries(file, "Errors"), .. connects ? Entries(common, "Errors") : []];

    /// <returns>The paragraphs about a parameter; none where there is no text.</returns>
    public IReadOnlyList<string> TextOf(string parameter) =>
        [.. PlainText.Paragraphs((Own(parameter) ?? Of(common, parameter))?.Blocks ?? [])];

    public IReadOnlyList<Section> OwnParameters => file.Root.Part("Parameters")?.Parts ?? [];

    public Section? Own(string parameter) => Of(file, parameter);

    public static Section? Of(SourceFile source, string parameter) => source.Root.Part("Parameters")?.Part("-" + parameter);

    private static IReadOnlyList<Entry> Entries(SourceFile source, string part) =>
        [.. (source.Root.Part(part)?.Blocks ?? []).OfType<ListBlock>().SelectMany(list => list).OfType<ListItemBlock>().Select(Entry.Of)];

    private IReadOnlyList<Block> Blocks(string part) => file.Root.Part(part)?.Blocks ?? [];
}
