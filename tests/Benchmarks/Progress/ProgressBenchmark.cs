using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Audits;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Report;
using S3Encryption.Benchmarks.Transfers.Servers;
using S3Encryption.Engine;

namespace S3Encryption.Benchmarks.Progress;

/// <summary>
/// What it costs to show progress: an audit of many objects, and an upload and a download of many parts, with <c>$ProgressPreference</c>
/// Continue and SilentlyContinue, by turns in one process that is warm. The host takes the records and draws nothing, so that what is
/// measured is the module's.
/// </summary>
internal static class ProgressBenchmark
{
    public const string Usage =
        "dotnet run -c Release --project tests/Benchmarks -- progress [OBJECTS [ROUNDS]]  what showing progress costs, on the sandbox";

    private const int LargeBytes = 512 << 20;
    private const string Prefix = "audit/";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var numbers = arguments.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToList();
        var objects = numbers.ElementAtOrDefault(0) is var n and > 0 ? n : 5_000;
        var rounds = numbers.ElementAtOrDefault(1) is var r and > 0 ? r : 21;
        using var sandbox = await SandboxWithBucket.StartAsync();
        var (server, folder) = (sandbox.Server, sandbox.Folder);
        new AuditWork(server, objects, server.Access.KeyFile, folder).Prepare();
        Console.WriteLine(
            $"{objects} objects of 1 KiB under SSE-KMS, one of {LargeBytes >> 20} MiB under SSE-C, {rounds} rounds; {Machine.Text}\n\n"
            + "| | wall s, silent | wall, shown ÷ silent | client CPU s, silent | CPU, shown ÷ silent | records |\n"
            + "|---|---:|---:|---:|---:|---:|");
        using var engine = new HostedEngine();
        foreach (var (name, script) in Works(server, folder, objects)) Measure(engine, name, script, rounds);
        return 0;
    }

    private static IEnumerable<(string Name, string Script)> Works(TestedServer server, string folder, int objects)
    {
        var large = Path.Combine(folder, "large");
        using (var file = File.Create(large)) file.SetLength(LargeBytes);
        var key = $"-SseCKey fileb://{server.Access.KeyFile}";
        return
        [
            ($"`Get-S3ObjectEncryption`, {objects} objects", $"Get-S3ObjectEncryption {Access.Bucket} -Prefix {Prefix} | Out-Null"),
            ("`Send-S3SseCObject`, 64 parts", $"Send-S3SseCObject -LiteralPath '{large}' {Access.Bucket} large {key} | Out-Null"),
            ("`Receive-S3SseCObject`, 128 parts", $"Receive-S3SseCObject {Access.Bucket} large '{large}.received' -Force {key} | Out-Null"),
        ];
    }

    private static void Measure(HostedEngine engine, string name, string script, int rounds)
    {
        // It also tells that there is something to show.
        var records = engine.Run(script).Progress.Count;
        var series = AuditBenchmark.Take(
            rounds, [("silent", () => Here(engine, "SilentlyContinue", script)), ("shown", () => Here(engine, "Continue", script))]);
        var (silent, shown) = (series[0].Series, series[1].Series);
        Console.WriteLine(
            $"| {name} | {silent.Of(run => run.Wall).Text("0.00")} | {shown.To(silent, run => run.Wall).Text("0.00")} "
            + $"| {silent.Of(run => run.Processor).Text("0.00")} | {shown.To(silent, run => run.Processor).Text("0.00")} | {records} |");
    }

    private static Run Here(HostedEngine engine, string preference, string script)
    {
        var (before, clock) = (Environment.CpuUsage, Stopwatch.StartNew());
        _ = engine.Require($"$ProgressPreference = '{preference}'; {script}");
        var (wall, after) = (clock.Elapsed.TotalSeconds, Environment.CpuUsage);
        return new Run(
            wall, (after.UserTime - before.UserTime).TotalSeconds, (after.PrivilegedTime - before.PrivilegedTime).TotalSeconds, Peak: 0);
    }
}
