using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using S3Encryption.Engine;
using S3Encryption.Help;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Help;

/// <summary>The build makes the help; what would leave a user without an answer fails it.</summary>
public sealed class HelpChecksTests : IDisposable
{
    private static readonly Lazy<IReadOnlyList<ModuleCommand>> Commands = new(() => BuiltModule.Commands(HostedEngine.ManifestPath));
    private readonly string _docs = Directory.CreateTempSubdirectory("s3e-help-").FullName;

    public HelpChecksTests()
    {
        var docs = Path.Combine(Path.GetDirectoryName(HostedEngine.ManifestPath)!, "docs");
        foreach (var file in Directory.EnumerateFiles(docs, "*.md", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_docs, Path.GetRelativePath(docs, file));
            _ = Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => Directory.Delete(_docs, recursive: true);

    [Fact]
    public void The_help_as_it_is_has_no_problem() => Assert.Empty(Problems());

    [Fact]
    public void A_cmdlet_without_help_fails_the_build()
    {
        File.Delete(Source("Get-SseCKey"));
        Assert.Contains("Get-SseCKey has no help: docs/help/Get-SseCKey.md is not there.", Problems());
    }

    [Fact]
    public void Help_of_a_cmdlet_that_is_not_there_fails_the_build()
    {
        File.Copy(Source("Get-SseCKey"), Source("Get-SseCKeys"));
        Assert.Contains("The module exports no cmdlet Get-SseCKeys.", Problems());
    }

    [Theory]
    [InlineData("### -Count\n", "### -Counts\n", "There is no text for -Count: add '### -Count'.")]
    [InlineData("### -Count\n", "### -Counts\n", "New-SseCKey has no parameter -Counts.")]
    [InlineData("### Make a key for each of twelve months\n", "", "There are 2 examples; three are the least.")]
    [InlineData("- `FileExists`", "- `FileThere`", "docs/errors.md knows no error 'FileThere'.")]
    [InlineData("(Save-SseCKey.md)", "(Save-SseCKeys.md)", "The link leads to 'Save-SseCKeys.md', which is not there.")]
    [InlineData("- `S3Encryption.SseCKey`", "- `S3Encryption.Key`", "New-SseCKey declares no output of type 'S3Encryption.Key'.")]
    [InlineData("## Errors\n", "## Mistakes\n", "There is no '## Errors'.")]
    public void What_is_missing_or_untrue_fails_the_build(string text, string instead, string problem)
    {
        var source = File.ReadAllText(Source("New-SseCKey"));
        Assert.Contains(text, source, StringComparison.Ordinal);
        File.WriteAllText(Source("New-SseCKey"), source.Replace(text, instead, StringComparison.Ordinal));
        Assert.Contains(problem, Problems());
    }

    [Fact]
    public void A_common_text_that_no_cmdlet_takes_fails_the_build()
    {
        var source = File.ReadAllText(Source("common-parameters"));
        File.WriteAllText(Source("common-parameters"), source.Replace("### -Region\n", "### -Regions\n", StringComparison.Ordinal));
        Assert.Contains("-Regions is common to 0 cmdlets: its text belongs into the cmdlet's file.", Problems());
    }

    private string Source(string name) => Path.Combine(_docs, "help", name + ".md");

    private IReadOnlyList<string> Problems() => [.. HelpSet.Of(Commands.Value, _docs).Problems.Select(problem => problem.Text)];
}
