using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace S3Encryption.Engine;

/// <summary>What a script gave, stream by stream.</summary>
public sealed class EngineResult
{
    internal EngineResult(PowerShell shell, IReadOnlyList<PSObject> output, ErrorRecord? terminating)
    {
        Output = output;
        Terminating = terminating;
        WasStopped = shell.InvocationStateInfo.State == PSInvocationState.Stopped;
        Errors = [.. shell.Streams.Error];
        Warnings = [.. shell.Streams.Warning.Select(w => w.Message)];
        Verbose = [.. shell.Streams.Verbose.Select(v => v.Message)];
        Debug = [.. shell.Streams.Debug.Select(d => d.Message)];
        Information = [.. shell.Streams.Information.Select(i => i.ToString())];
        Progress = [.. shell.Streams.Progress];
    }

    /// <summary>What came out of the pipeline.</summary>
    public IReadOnlyList<PSObject> Output { get; }

    /// <summary>The errors that did not end the script.</summary>
    public IReadOnlyList<ErrorRecord> Errors { get; }

    /// <summary>The error that ended it, if one did.</summary>
    public ErrorRecord? Terminating { get; }

    /// <summary>All of them, the one that ended it last.</summary>
    public IReadOnlyList<ErrorRecord> AllErrors => Terminating is null ? Errors : [.. Errors, Terminating];

    /// <summary>Whether it was stopped from outside.</summary>
    public bool WasStopped { get; }

    /// <summary>The warning stream.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The verbose stream.</summary>
    public IReadOnlyList<string> Verbose { get; }

    /// <summary>The debug stream.</summary>
    public IReadOnlyList<string> Debug { get; }

    /// <summary>The information stream.</summary>
    public IReadOnlyList<string> Information { get; }

    /// <summary>The progress stream.</summary>
    public IReadOnlyList<ProgressRecord> Progress { get; }
}
