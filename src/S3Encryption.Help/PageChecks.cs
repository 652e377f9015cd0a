using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;

namespace S3Encryption.Help;

/// <summary>Holds the help of a cmdlet against the cmdlet: each has what the other has.</summary>
internal static class PageChecks
{
    private static readonly string[] Needed =
        ["Synopsis", "Description", "Examples", "Parameters", "Inputs", "Outputs", "Errors", "Links"];

    private static readonly string[] Known = [.. Needed, "Notes"];

    /// <param name="page">The help.</param>
    /// <param name="command">The cmdlet.</param>
    /// <param name="errorIds">The ids that docs/errors.md explains.</param>
    public static IEnumerable<Problem> Of(CommandPage page, ModuleCommand command, IReadOnlySet<string> errorIds)
    {
        var (file, root) = (page.File, page.File.Root);
        if (root.Title != command.Name) yield return file.Problem($"The heading must be '# {command.Name}'.");
        foreach (var title in Needed.Where(title => root.Part(title) is null)) yield return file.Problem($"There is no '## {title}'.");
        foreach (var part in root.Parts.Where(part => !Known.Contains(part.Title)))
            yield return file.Problem($"'## {part.Title}' is no part of help. There are: {string.Join(", ", Known)}.", part.Line);
        foreach (var problem in OfParameters(page, command).Concat(OfExamples(page)).Concat(OfEntries(page, command, errorIds)))
            yield return problem;
        if (page.Related.FirstOrDefault(Links.LeadsOut)?.Url != command.HelpUri)
        {
            yield return file.Problem(
                $"The first link that leads out is what Get-Help -Online opens: it must be the cmdlet's HelpUri, '{command.HelpUri}'.");
        }
    }

    private static IEnumerable<Problem> OfParameters(CommandPage page, ModuleCommand command)
    {
        foreach (var parameter in command.Parameters.Where(p => page.TextOf(p.Name).Count == 0))
            yield return page.File.Problem($"There is no text for -{parameter.Name}: add '### -{parameter.Name}'.");
        foreach (var part in page.OwnParameters.Where(part => command.Parameters.All(p => "-" + p.Name != part.Title)))
            yield return page.File.Problem($"{command.Name} has no parameter {part.Title}.", part.Line);
    }

    private static IEnumerable<Problem> OfExamples(CommandPage page)
    {
        if (page.Examples.Count < 3) yield return page.File.Problem($"There are {page.Examples.Count} examples; three are the least.");
        foreach (var part in page.File.Root.Part("Examples")?.Parts ?? [])
        {
            if (!part.Blocks.OfType<FencedCodeBlock>().Any(block => block.Info == "powershell"))
                yield return page.File.Problem("The example has no ```powershell block.", part.Line);
        }
    }

    private static IEnumerable<Problem> OfEntries(CommandPage page, ModuleCommand command, IReadOnlySet<string> errorIds)
    {
        foreach (var entry in page.Errors(connects: false))
        {
            if (entry.Names.Count == 0) yield return page.File.Problem("An error begins with its id in code.", entry.Line);
            foreach (var id in entry.Names.Where(id => !errorIds.Contains(id)))
                yield return page.File.Problem($"docs/errors.md knows no error '{id}'.", entry.Line);
        }

        foreach (var type in page.Outputs.SelectMany(entry => entry.Names.Select(name => (name, entry.Line))))
        {
            if (type.name != "None" && !command.OutputTypes.Contains(type.name))
                yield return page.File.Problem($"{command.Name} declares no output of type '{type.name}'.", type.Line);
        }

        foreach (var type in command.OutputTypes.Where(type => !page.Outputs.SelectMany(entry => entry.Names).Contains(type)))
            yield return page.File.Problem($"The output '{type}' is not explained under '## Outputs'.");
    }
}
