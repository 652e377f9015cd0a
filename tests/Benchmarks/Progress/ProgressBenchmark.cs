using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Audits;
using S3Encryption.Benchmarks.Transfers;
using S3Encryption.Benchmarks.Transfers.Bare;
using S3Encryption.Benchmarks.Transfers.Contestants;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Report;
using S3Encryption.Benchmarks.Transfers.Servers;
using S3Encryption.Engine;

namespace S3Encryption.Benchmarks.Progress;

/// <summary>
/// What it costs to show progress: an audit of many objects, and an upload and a download of many parts, with <c>$ProgressPreference</c>
/// Continue and SilentlyContinue, by turns. The host takes the records and draws nothing, so that what is measured is the module's.
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
        var (objects, rounds) = (numbers.ElementAtOrDefault(0) is var n and > 0 ? n : 5_000, numbers.ElementAtOrDefault(1) is var r and > 0 ? r : 11);
        var folder = Directory.CreateTempSubdirectory("s3encryption-progress-").FullName;
        try
        {
            using var server = new TestedSandbox(Access.NewKeyFile(folder));
            using (var client = new BareClient(server.Access)) await new Store(client).MakeBucketAsync();
            new AuditWork(server, objects, server.Access.KeyFile, folder).Prepare();
            Console.WriteLine(
                $"{objects} objects of 1 KiB under SSE-KMS, one of {LargeBytes >> 20} MiB under SSE-C, {rounds} rounds; {Machine.Text}\n\n"
                + "| | wall s, silent | wall s, shown | shown ÷ silent | records |\n|---|---:|---:|---:|---:|");
            foreach (var (name, script) in Works(server, folder, objects)) Measure(server, name, script, rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

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

    private static void Measure(TestedServer server, string name, string script, int rounds)
    {
        var series = AuditBenchmark.Take(
            rounds, [("silent", () => Module(server, "SilentlyContinue", script)), ("shown", () => Module(server, "Continue", script))]);
        var (silent, shown) = (series[0].Series, series[1].Series);
        Console.WriteLine(
            $"| {name} | {silent.Of(run => run.Wall).Text("0.00")} | {shown.Of(run => run.Wall).Text("0.00")} "
            + $"| {silent.To(shown, run => run.Wall).Text("0.00")} | {Records(server, script)} |");
    }

    private static Run Module(TestedServer server, string preference, string script) => Child.Measure(
        Environment.ProcessPath!,
        [
            Child.Argument, ModuleContestant.Word, $"Get-S3ObjectEncryption {Access.Bucket} -Key {Prefix}000000 | Out-Null",
            $"$ProgressPreference = '{preference}'; {script}",
        ],
        server.Access.Environment);

    // That there was something to show.
    private static int Records(TestedServer server, string script)
    {
        foreach (var (variable, value) in server.Access.Environment) Environment.SetEnvironmentVariable(variable, value);
        using var engine = new HostedEngine();
        return engine.Run(script).Progress.Count;
    }
}
