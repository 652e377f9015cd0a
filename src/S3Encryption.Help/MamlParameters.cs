using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Xml.Linq;

namespace S3Encryption.Help;

/// <summary>Parameters in MAML: what is said of them, and what the engine knows of them.</summary>
internal static class MamlParameters
{
    public static XElement Syntax(ModuleCommand command, CommandPage page, IReadOnlyList<CommandParameterInfo> set) => new(
        Maml.Command + "syntaxItem",
        new XElement(Maml.Text + "name", command.Name),
        set.Select(parameter => Parameter(command, page, parameter, inSyntax: true)));

    public static XElement Whole(ModuleCommand command, CommandPage page, CommandParameterInfo parameter) =>
        Parameter(command, page, parameter, inSyntax: false);

    private static XElement Parameter(ModuleCommand command, CommandPage page, CommandParameterInfo parameter, bool inSyntax)
    {
        var type = Plain(parameter.ParameterType);
        var isSwitch = type == typeof(SwitchParameter);
        var values = ValuesOf(parameter);
        // Get-Help shows the texts of the parameters' own part alone.
        var text = inSyntax ? [] : page.TextOf(parameter.Name).Concat(Limits(parameter, values));
        return new XElement(
            Maml.Command + "parameter",
            new XAttribute("required", Word(parameter.IsMandatory)),
            new XAttribute("variableLength", Word(type.IsArray)),
            new XAttribute("globbing", Word(parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any())),
            new XAttribute("pipelineInput", Pipeline(parameter)),
            new XAttribute("position", parameter.Position < 0 ? "named" : $"{parameter.Position}"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Maml.Text + "name", parameter.Name),
            new XElement(Maml.Text + "description", Maml.Paragraphs(text)),
            inSyntax && values.Count > 0 ? Group(values) : null,
            inSyntax && isSwitch ? null : Value(type),
            new XElement(Maml.Dev + "type", new XElement(Maml.Text + "name", type.Name), new XElement(Maml.Text + "uri")),
            new XElement(Maml.Dev + "defaultValue", command.DefaultOf(parameter) ?? (isSwitch ? "False" : "None")));
    }

    private static XElement Value(Type type) => new(
        Maml.Command + "parameterValue",
        new XAttribute("required", Word(type != typeof(SwitchParameter))),
        new XAttribute("variableLength", Word(type.IsArray)),
        type.Name);

    private static XElement Group(IEnumerable<string> values) => new(
        Maml.Command + "parameterValueGroup",
        values.Select(value => new XElement(
            Maml.Command + "parameterValue",
            new XAttribute("required", "false"),
            new XAttribute("variableLength", "false"),
            value)));

    private static IEnumerable<string> Limits(CommandParameterInfo parameter, IReadOnlyList<string> values)
    {
        if (values.Count > 0) yield return $"Valid values: {string.Join(", ", values)}.";
        foreach (var range in parameter.Attributes.OfType<ValidateRangeAttribute>())
            yield return $"Valid values: {range.MinRange} to {range.MaxRange}.";
    }

    private static IReadOnlyList<string> ValuesOf(CommandParameterInfo parameter)
    {
        if (parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } set) return [.. set.ValidValues];
        var type = Plain(parameter.ParameterType);
        var one = Plain(type.IsArray ? type.GetElementType()! : type);
        return one.IsEnum ? Enum.GetNames(one) : [];
    }

    private static string Pipeline(CommandParameterInfo parameter) =>
        (parameter.ValueFromPipeline, parameter.ValueFromPipelineByPropertyName) switch
        {
            (true, true) => "true (ByValue, ByPropertyName)",
            (true, false) => "true (ByValue)",
            (false, true) => "true (ByPropertyName)",
            _ => "false",
        };

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static string Word(bool value) => value ? "true" : "false";
}
