using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Isolation;

/// <summary>What PowerShell reads of the module before it can resolve anything, and what users' scripts are bound to.</summary>
public sealed class ExportedTypesTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData("S3Encryption")]
    [InlineData("S3Encryption.Contracts")]
    public void No_exported_type_shows_the_SDK_or_the_core_or_importing_would_fail(string assembly)
    {
        using var engine = new HostedEngine();
        var types = AppDomain.CurrentDomain.GetAssemblies().Single(a => a.GetName().Name == assembly && !a.IsDynamic).GetExportedTypes();
        Assert.NotEmpty(types);
        var shown = types.SelectMany(type => Shown(type).SelectMany(Parts).Select(part => $"{type.Name}: {part}")).Where(IsPrivate);
        Assert.Empty(shown);
    }

    [Fact]
    public void The_manifest_exports_every_cmdlet_there_is_and_no_other()
    {
        using var engine = new HostedEngine();
        var exported = engine.Require("Get-Command -Module S3Encryption").Select(c => c.ToString()).Order();
        var made = AppDomain.CurrentDomain.GetAssemblies().Single(a => a.GetName().Name == "S3Encryption").GetExportedTypes()
            .Select(t => t.GetCustomAttribute<System.Management.Automation.CmdletAttribute>())
            .OfType<System.Management.Automation.CmdletAttribute>()
            .Select(c => $"{c.VerbName}-{c.NounName}").Order();
        Assert.Equal(made, exported);
    }

    private static IEnumerable<Type> Shown(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType) yield return ancestor;
        foreach (var implemented in type.GetInterfaces()) yield return implemented;
        foreach (var method in type.GetMethods(All).Where(m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly))
        {
            yield return method.ReturnType;
            foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
        }

        var constructors = type.GetConstructors(All).Where(c => c.IsPublic || c.IsFamily || c.IsFamilyOrAssembly);
        foreach (var made in constructors.SelectMany(c => c.GetParameters())) yield return made.ParameterType;
        foreach (var field in type.GetFields(All).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
        {
            yield return field.FieldType;
        }
    }

    private static IEnumerable<string> Parts(Type type) =>
        type.IsGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Append(type.Assembly.GetName().Name!)
            : [type.Assembly.GetName().Name!];

    private static bool IsPrivate(string shown) =>
        shown.Contains(": AWSSDK", StringComparison.Ordinal) || shown.EndsWith(": S3Encryption.Core", StringComparison.Ordinal);
}
