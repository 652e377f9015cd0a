using System.Collections.Generic;
using S3Encryption.Benchmarks.Transfers.Measuring;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>A program, measured from outside from its start to its end.</summary>
internal abstract class ToolContestant : Contestant
{
    private readonly string? _program;

    protected ToolContestant(string program)
    {
        Name = program;
        _program = Tool.Find(program);
    }

    public override string Name { get; }

    public override string Description =>
        $"{(_program is null ? Name : Tool.Ask(_program, VersionArgument)?.Split(" (")[0])}: {Way}; the whole process";

    public override string? Missing => _program is null ? $"no {Name}" : null;

    /// <summary>What it is told to do, in a few words.</summary>
    protected abstract string Way { get; }

    protected virtual string VersionArgument => "--version";

    public override Run Measure(Transfer transfer)
    {
        // What it writes is thrown away by the system: a pipe to here would be work for both.
        string[] start = ["-c", "exec \"$@\" >/dev/null", "sh", _program!];
        return MeasuredProcess.Start("/bin/sh", [.. start, .. Arguments(transfer)], Environment(transfer)).Run;
    }

    protected abstract IEnumerable<string> Arguments(Transfer transfer);

    protected abstract IReadOnlyDictionary<string, string> Environment(Transfer transfer);
}
