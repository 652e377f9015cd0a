using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Servers;
using S3Encryption.Engine;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>The module's cmdlets, called in the real PowerShell engine, in a process that does nothing else.</summary>
internal sealed class ModuleContestant : Contestant
{
    public const string Word = "module";

    public override string Name => Word;

    public override string Description =>
        $"its cmdlets as they come, in the hosted engine of PowerShell {EngineVersion}; warm, without the shell's start";

    private static string? EngineVersion => FileVersionInfo.GetVersionInfo(typeof(PowerShell).Assembly.Location).FileVersion;

    public override Run Measure(Transfer transfer) =>
        Measure(transfer.Access, ModuleScripts.WarmUp(transfer), ModuleScripts.Transfer(transfer));

    /// <summary>Runs two scripts in a process of their own, the second measured warm.</summary>
    public static Run Measure(Access access, string warmUp, string script) =>
        Child.Measure(Environment.ProcessPath!, [Child.Argument, Word, warmUp, script], access.Environment);

    /// <summary>Runs both scripts, in the process that was started for them.</summary>
    public static async Task TransferHereAsync(string warmUp, string script)
    {
        using var engine = new HostedEngine();
        var use = new OwnUse();
        await use.MeasureAsync(() => Run(engine, warmUp), () => Run(engine, script));
    }

    private static Task Run(HostedEngine engine, string script)
    {
        _ = engine.Require(script);
        return Task.CompletedTask;
    }
}
