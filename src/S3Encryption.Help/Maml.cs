using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace S3Encryption.Help;

/// <summary>Help in MAML, the form that Get-Help reads.</summary>
/// <remarks>https://learn.microsoft.com/powershell/scripting/developer/help/writing-help-for-windows-powershell-cmdlets</remarks>
internal static class Maml
{
    internal static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    internal static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    internal static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly string Rule = new('-', 10);

    public static XDocument Of(IEnumerable<(ModuleCommand Command, CommandPage Page)> commands)
    {
        XNamespace items = "http://msh";
        return new XDocument(new XElement(items + "helpItems", new XAttribute("schema", "maml"), commands.Select(Of)));
    }

    internal static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) =>
        paragraphs.Select(p => new XElement(Text + "para", p));

    private static XElement Of((ModuleCommand Command, CommandPage Page) one)
    {
        var (command, page) = one;
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Text),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", command.Name),
                new XElement(Command + "verb", command.Verb),
                new XElement(Command + "noun", command.Noun),
                new XElement(Text + "description", Paragraphs([page.Synopsis]))),
            new XElement(Text + "description", Paragraphs(page.Description)),
            new XElement(Command + "syntax", command.Syntaxes.Select(set => MamlParameters.Syntax(command, page, set))),
            new XElement(Command + "parameters", command.Parameters.Select(p => MamlParameters.Whole(command, page, p))),
            new XElement(Command + "inputTypes", page.Inputs.Select(entry => Typed("inputType", entry))),
            new XElement(Command + "returnValues", page.Outputs.Select(entry => Typed("returnValue", entry))),
            new XElement(Text + "alertSet", new XElement(Text + "alert", Paragraphs(Notes(command, page)))),
            new XElement(Command + "examples", page.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", page.Related.Select(link => new XElement(
                Text + "navigationLink",
                new XElement(Text + "linkText", PlainText.Of(link)),
                new XElement(Text + "uri", Links.LeadsOut(link) ? link.Url : string.Empty)))));
    }

    // MAML's own parts for errors are shown by no view of Get-Help that people use.
    private static IEnumerable<string> Notes(ModuleCommand command, CommandPage page)
    {
        var connects = command.Parameters.Any(p => p.Name == "ProfileName");
        return [.. page.Notes, "ERRORS", .. page.Errors(connects).Select(error => $"{string.Join(", ", error.Names)}: {error.Text}")];
    }

    private static XElement Typed(string element, Entry entry) => new(
        Command + element,
        new XElement(Dev + "type", new XElement(Text + "name", string.Join(", ", entry.Names))),
        new XElement(Text + "description", Paragraphs([Sentence(entry.Text)])));

    // Behind a colon in the source, below the type in the help.
    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static XElement Example(Example example, int index) => new(
        Command + "example",
        new XElement(Text + "title", $"{Rule} Example {index + 1}: {example.Title} {Rule}"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", Paragraphs([.. example.Remarks, string.Empty])));
}
