using System;
using System.IO;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Engine;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>The same cmdlets in the shell that people have, whose own assemblies are precompiled, unlike the hosted engine's.</summary>
internal sealed class PwshContestant : Contestant
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "pwsh_transfers.ps1");
    private readonly string? _pwsh = Tool.Find("pwsh");

    public override string Name => "pwsh";

    public override string Description =>
        $"the module's cmdlets in {(_pwsh is null ? Name : Tool.Ask(_pwsh, "--version"))}; warm, without the shell's start";

    public override string? Missing => _pwsh is null ? "no pwsh" : null;

    public override Run Measure(Transfer transfer) => Child.Measure(
        _pwsh!,
        [
            "-NoProfile", "-NonInteractive", "-File", Program, HostedEngine.ManifestPath,
            ModuleScripts.WarmUp(transfer), ModuleScripts.Transfer(transfer),
        ],
        transfer.Access.Environment);
}
