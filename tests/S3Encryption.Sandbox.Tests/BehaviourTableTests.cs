using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace S3Encryption.Sandbox.Tests;

/// <summary>docs/behaviour says what the sandbox does, which page of AWS says so, and which test holds it.</summary>
public sealed partial class BehaviourTableTests
{
    private static readonly HashSet<string> Tests = typeof(BehaviourTableTests).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttributes<FactAttribute>().Any()))
        .Select(method => method.DeclaringType!.Name + "." + method.Name)
        .ToHashSet(StringComparer.Ordinal);

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder(), "*.md").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_behaviour_names_the_page_of_AWS_it_comes_from_and_a_test_that_exists(string file)
    {
        var rows = File.ReadLines(Path.Combine(Folder(), file)).Where(line => line.StartsWith('|')).Skip(2).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var cells = row.Split(" | ");
            Assert.Equal(3, cells.Length);
            Assert.Matches(Source(), cells[1]);
            var named = TestName().Matches(cells[2]).Select(match => match.Groups[1].Value).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, test => Assert.Contains(test, Tests));
        });
    }

    [Fact]
    public void Every_test_of_the_sandbox_holds_a_behaviour_that_is_written_down()
    {
        var written = Directory.GetFiles(Folder(), "*.md").SelectMany(path => TestName().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups[1].Value);
        var unwritten = Tests.Except(written).Where(test => !test.StartsWith(nameof(BehaviourTableTests), StringComparison.Ordinal));
        Assert.Equal([], unwritten);
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "docs", "behaviour")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("docs/behaviour");
        }

        return Path.Combine(folder.FullName, "docs", "behaviour");
    }

    /// <summary>A link to AWS, or the word for what only recorded answers tell (docs/facts.md), or for what is the sandbox's own.</summary>
    [GeneratedRegex(@"^(\[[^\]]+\]\(https://docs\.aws\.amazon\.com/[^)]+\)|recorded|sandbox)$")]
    private static partial Regex Source();

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex TestName();
}
