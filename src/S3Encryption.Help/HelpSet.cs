using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace S3Encryption.Help;

/// <summary>All help, and all that is wrong with it.</summary>
internal sealed record HelpSet
{
    private const string CommonName = "common-parameters";

    public required IReadOnlyList<(ModuleCommand Command, CommandPage Page)> Commands { get; init; }

    public required IReadOnlyList<SourceFile> Topics { get; init; }

    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <param name="commands">The cmdlets of the built module.</param>
    /// <param name="docs">The folder with <c>help</c> and <c>errors.md</c>.</param>
    public static HelpSet Of(IReadOnlyList<ModuleCommand> commands, string docs)
    {
        var sources = Directory.GetFiles(Path.Combine(docs, "help"), "*.md").Order(StringComparer.Ordinal).Select(SourceFile.Read).ToList();
        var errorIds = ErrorIds.Of(SourceFile.Read(Path.Combine(docs, "errors.md")));
        var common = sources.Single(source => source.Name == CommonName);
        var topics = sources.Where(source => source.Name.StartsWith("about_", StringComparison.Ordinal)).ToList();
        var pages = sources.Except(topics).Where(source => source != common).ToDictionary(source => source.Name);
        var paired = commands.Where(command => pages.ContainsKey(command.Name))
            .Select(command => (Command: command, Page: new CommandPage(pages[command.Name], common))).ToList();
        return new HelpSet
        {
            Commands = paired,
            Topics = topics,
            Problems =
            [
                .. commands.Where(command => !pages.ContainsKey(command.Name))
                    .Select(command => common.Problem($"{command.Name} has no help: docs/help/{command.Name}.md is not there.")),
                .. pages.Values.Where(page => commands.All(command => command.Name != page.Name))
                    .Select(page => page.Problem($"The module exports no cmdlet {page.Name}.")),
                .. paired.SelectMany(pair => PageChecks.Of(pair.Page, pair.Command, errorIds)),
                .. OfCommon(common, paired, errorIds),
                .. topics.SelectMany(AboutTopic.ProblemsOf),
                .. sources.SelectMany(source => Links.Dead(source.Document, source.Path)),
            ],
        };
    }

    private static IEnumerable<Problem> OfCommon(
        SourceFile common, IReadOnlyList<(ModuleCommand Command, CommandPage Page)> pairs, IReadOnlySet<string> errorIds)
    {
        foreach (var part in common.Root.Part("Parameters")?.Parts ?? [])
        {
            var name = part.Title.TrimStart('-');
            var users = pairs.Count(pair => pair.Command.Parameters.Any(p => p.Name == name) && pair.Page.Own(name) is null);
            if (users > 1) continue;
            yield return common.Problem($"-{name} is common to {users} cmdlets: its text belongs into the cmdlet's file.", part.Line);
        }

        foreach (var entry in new CommandPage(common, common).Errors(connects: false))
        {
            foreach (var id in entry.Names.Where(id => !errorIds.Contains(id)))
                yield return common.Problem($"docs/errors.md knows no error '{id}'.", entry.Line);
        }
    }
}
