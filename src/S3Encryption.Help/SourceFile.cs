using System.IO;
using Markdig;
using Markdig.Syntax;

namespace S3Encryption.Help;

/// <summary>A markdown file of docs/help.</summary>
/// <param name="Path">The file.</param>
/// <param name="Document">Its blocks.</param>
/// <param name="Root">Its sections.</param>
internal sealed record SourceFile(string Path, MarkdownDocument Document, Section Root)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public static SourceFile Read(string path)
    {
        var document = Markdown.Parse(File.ReadAllText(path).Replace("\r\n", "\n"), Pipeline);
        return new SourceFile(path, document, Section.Of(document));
    }

    public Problem Problem(string text, int line = 1) => new(Path, line, text);
}
