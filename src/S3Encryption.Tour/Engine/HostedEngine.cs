using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace S3Encryption.Engine;

/// <summary>
/// The real PowerShell engine in this process, with the module imported by its manifest, as a person's shell would have it.
/// </summary>
public sealed class HostedEngine : IDisposable
{
    private readonly Runspace _runspace;
    private readonly CapturingHost _host = new();

    /// <summary>Opens the engine.</summary>
    /// <param name="importModule">Whether to import the module at once.</param>
    public HostedEngine(bool importModule = true)
    {
        var state = InitialSessionState.CreateDefault2();
        // No effect off Windows; on it, a test must not depend on the machine's policy for scripts.
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        if (importModule) Import();
    }

    /// <summary>The manifest of the built module, found from where this program lies.</summary>
    public static string ManifestPath { get; } = FindManifest();

    /// <summary>Imports the module, as a person does.</summary>
    public void Import(string options = "") => Require($"Import-Module '{ManifestPath}' {options}");

    /// <summary>Runs script text and collects every stream.</summary>
    public EngineResult Run(string script)
    {
        using var shell = Shell(script);
        return Invoke(shell);
    }

    /// <summary>Starts script text; the result is there when it ends or was stopped.</summary>
    public RunningScript Start(string script) => new(Shell(script));

    /// <summary>Runs script text that must succeed.</summary>
    /// <exception cref="InvalidOperationException">It reported an error.</exception>
    public IReadOnlyList<PSObject> Require(string script)
    {
        var result = Run(script);
        if (result.AllErrors.Count == 0) return result.Output;
        // With where it came from: what failed once under load has to be told from the text alone.
        var errors = result.AllErrors.Select(e => $"{e}{Environment.NewLine}{e.Exception.StackTrace}");
        throw new InvalidOperationException($"{script}{Environment.NewLine}{string.Join(Environment.NewLine, errors)}");
    }

    /// <summary>Runs script text and gives what a person would see of it: formatted output, errors, warnings.</summary>
    public string Show(string script)
    {
        _ = TakeScreen();
        using var shell = Shell(script);
        _ = shell.AddCommand("Out-Default");
        shell.Commands.Commands[^1].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        try
        {
            _ = shell.Invoke();
        }
        catch (RuntimeException e)
        {
            _host.UI.WriteErrorLine(e.ErrorRecord.ToString());
        }

        return TakeScreen();
    }

    /// <summary>What was written to the screen since the last time, such as the lines of -WhatIf.</summary>
    public string TakeScreen()
    {
        var text = _host.Text;
        _host.Clear();
        return text;
    }

    /// <summary>Sets a variable.</summary>
    public void Set(string name, object? value) => _runspace.SessionStateProxy.SetVariable(name, value);

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    internal static EngineResult Invoke(PowerShell shell)
    {
        ErrorRecord? terminating = null;
        var output = new PSDataCollection<PSObject>();
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException e)
        {
            terminating = e.ErrorRecord;
        }

        return new EngineResult(shell, [.. output], terminating);
    }

    private static string FindManifest()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var manifest = Path.Combine(folder.FullName, "S3Encryption.psd1");
            if (File.Exists(manifest)) return manifest;
        }

        throw new FileNotFoundException("S3Encryption.psd1 is in no folder above this program.");
    }

    private PowerShell Shell(string script)
    {
        var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        return shell.AddScript(script);
    }
}
