using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace S3Encryption.Help;

/// <summary>A cmdlet as the engine sees it: what of its help the assembly knows.</summary>
internal sealed class ModuleCommand(CmdletInfo cmdlet)
{
    private readonly object _one = Activator.CreateInstance(cmdlet.ImplementingType)!;
    private readonly object _another = Activator.CreateInstance(cmdlet.ImplementingType)!;

    public string Name => cmdlet.Name;

    public string Verb => cmdlet.Verb;

    public string Noun => cmdlet.Noun;

    public string HelpUri => cmdlet.ImplementingType.GetCustomAttribute<CmdletAttribute>()!.HelpUri;

    public IReadOnlyList<string> OutputTypes => [.. cmdlet.OutputType.Select(type => type.Name)];

    /// <summary>Its parameter sets, the default one first, each in the order in which a person would type the parameters.</summary>
    public IReadOnlyList<IReadOnlyList<CommandParameterInfo>> Syntaxes =>
        [.. cmdlet.ParameterSets.OrderByDescending(set => set.IsDefault).Select(InOrder)];

    /// <summary>Each parameter once, as its first parameter set has it.</summary>
    public IReadOnlyList<CommandParameterInfo> Parameters =>
        [.. Syntaxes.SelectMany(set => set).DistinctBy(parameter => parameter.Name).OrderBy(Rank)];

    /// <summary>What a parameter is where it is not given; null where that is nothing, or another each time.</summary>
    public string? DefaultOf(CommandParameterInfo parameter)
    {
        var property = cmdlet.ImplementingType.GetProperty(parameter.Name);
        if (property is null || parameter.IsMandatory || property.PropertyType == typeof(SwitchParameter)) return null;
        var value = property.GetValue(_one);
        if (value is null or Array { Length: 0 } || !value.Equals(property.GetValue(_another))) return null;
        return LanguagePrimitives.ConvertTo<string>(value);
    }

    private static IReadOnlyList<CommandParameterInfo> InOrder(CommandParameterSetInfo set) =>
        [.. set.Parameters.Where(p => !Cmdlet.CommonParameters.Contains(p.Name)).OrderBy(Rank)];

    private static int Rank(CommandParameterInfo parameter) => parameter switch
    {
        { Position: >= 0 } => parameter.Position,
        { IsMandatory: true } => 100,
        _ when Cmdlet.OptionalCommonParameters.Contains(parameter.Name) => 102,
        _ => 101,
    };
}
