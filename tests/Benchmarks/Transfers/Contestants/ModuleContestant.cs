using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Servers;
using S3Encryption.Engine;

namespace S3Encryption.Benchmarks.Transfers.Contestants;

/// <summary>The module's cmdlets, called in the real PowerShell engine, in a process that does nothing else.</summary>
internal sealed class ModuleContestant(string tinyFile) : Contestant
{
    public const string Word = "module";

    public override string Name => Word;

    public override string Description => $"its cmdlets as they come, in the hosted engine of PowerShell {EngineVersion}; warm, without the shell's start";

    private static string? EngineVersion =>
        FileVersionInfo.GetVersionInfo(typeof(System.Management.Automation.PowerShell).Assembly.Location).FileVersion;

    public override Run Measure(Transfer transfer) => Child.Measure(transfer, Word, WarmUp(transfer), Script(transfer));

    /// <summary>Runs both scripts, in the process that <see cref="Measure"/> started.</summary>
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

    private string WarmUp(Transfer transfer) => transfer.Scenario.IsUp()
        ? $"Send-S3SseCObject -LiteralPath {Quoted(tinyFile)} {Access.Bucket} {Transfer.TinyKey} {Key(transfer)}"
        : $"Receive-S3SseCObject {Access.Bucket} {Transfer.TinyKey} {Quoted(tinyFile + ".received")} -Force {Key(transfer)}";

    // Get-ChildItem is not in the hosted engine; what it gives are these same FileInfo objects.
    private static string Script(Transfer transfer) => transfer.Scenario switch
    {
        Scenario.LargeUp => $"Send-S3SseCObject -LiteralPath {Quoted(transfer.Local)} {Access.Bucket} {transfer.Key} {Key(transfer)}",

        // Once Receive-S3SseCObject has -AsByteStream: $"Receive-S3SseCObject {bucket} {key} -AsByteStream {sseC} | Out-Null".
        Scenario.LargeDown =>
            $"Receive-S3SseCObject {Access.Bucket} {transfer.Key} {Quoted(Path.Combine(transfer.Local, "received"))} {Key(transfer)}",
        Scenario.SmallUp =>
            $"[IO.DirectoryInfo]::new({Quoted(transfer.Local)}).GetFiles() "
            + $"| Send-S3SseCObject -BucketName {Access.Bucket} -Key {transfer.Key} {Key(transfer)}",
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"0..{transfer.Objects - 1} | ForEach-Object {{ [pscustomobject]@{{ Key = '{transfer.Key}' + $_.ToString('d6') }} }} ")
            + $"| Receive-S3SseCObject {Access.Bucket} -Path {Quoted(transfer.Local)} {Key(transfer)}",
    };

    private static string Key(Transfer transfer) => $"-SseCKey fileb://{transfer.Access.KeyFile}";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
