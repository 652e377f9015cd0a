using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Help;

/// <summary>
/// What the help and the README tell people to type, where no shell is there to type it: it parses, and the cmdlets and parameters it names
/// are there. The Pester suite Examples.Tests.ps1 runs it all.
/// </summary>
public sealed class ExampleSyntaxTests : IDisposable
{
    private static readonly string Root = Path.GetDirectoryName(HostedEngine.ManifestPath)!;
    private readonly HostedEngine _engine = new();

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(Root, "docs", "help"), "*.md").Append(Path.Combine(Root, "README.md"))
            .Select(file => Path.GetRelativePath(Root, file)).Order()];

    private Dictionary<string, CmdletInfo> Ours =>
        _engine.Require("Get-Command -Module S3Encryption").Select(c => c.BaseObject).OfType<CmdletInfo>().ToDictionary(c => c.Name);

    public void Dispose() => _engine.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void An_example_that_a_user_copies_names_only_what_there_is(string file)
    {
        var ours = Ours;
        Assert.Empty(Blocks(file).SelectMany(block => Problems(block, ours)));
    }

    [Theory]
    [InlineData("New-SseCKey -Nmae a", "New-SseCKey has no -Nmae")]
    [InlineData("S3Encryption\\Get-SseCKeys ./keys", "there is no Get-SseCKeys")]
    [InlineData("Get-SseCKey ./keys |", "An empty pipe element is not allowed.")]
    public void An_example_that_names_something_else_is_found(string code, string problem)
    {
        Assert.Equal([problem], Problems(code, Ours));
    }

    private static IEnumerable<string> Blocks(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n");
        return Regex.Matches(text, "^```powershell\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value);
    }

    private static IEnumerable<string> Problems(string code, Dictionary<string, CmdletInfo> ours)
    {
        var script = Parser.ParseInput(code, out _, out var errors);
        foreach (var error in errors) yield return error.Message;
        foreach (var command in script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
        {
            var name = command.GetCommandName()?.Split('\\')[^1];
            if (name is null || !IsOurs(name, ours)) continue;
            if (!ours.TryGetValue(name, out var cmdlet)) yield return $"there is no {name}";
            else foreach (var unknown in Unknown(command, cmdlet)) yield return $"{name} has no -{unknown}";
        }
    }

    // By its noun, or one that is near it: a verb that it has not, or a plural.
    private static bool IsOurs(string name, Dictionary<string, CmdletInfo> ours) =>
        name.Split('-') is [_, var noun] && ours.Values.Any(c => noun.TrimEnd('s').Equals(c.Noun, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Unknown(CommandAst command, CmdletInfo cmdlet) =>
        command.CommandElements.OfType<CommandParameterAst>().Select(given => given.ParameterName)
            .Where(given => !cmdlet.Parameters.Values.Any(p => p.Aliases.Append(p.Name).Contains(given, StringComparer.OrdinalIgnoreCase)));
}
