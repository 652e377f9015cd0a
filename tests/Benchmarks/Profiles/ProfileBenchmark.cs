using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Growth;
using S3Encryption.Benchmarks.Inventory;
using S3Encryption.Benchmarks.Transfers.Contestants;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Report;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Profiles;

/// <summary>
/// What the processor does while a cmdlet works, by layers, and which of the module's own methods it does most: samples of Linux's perf, of the
/// measured part of a process that does nothing else.
/// </summary>
internal static class ProfileBenchmark
{
    public const string Usage = "dotnet run -c Release --project tests/Benchmarks -- profiles [SHARE]  what the processor does while a cmdlet works (needs perf); of a share of the work";

    private const int Frequency = 997;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Tool.Find("perf") is not string perf)
        {
            Console.WriteLine("There is no perf (Debian: linux-perf): nothing was profiled.");
            return 0;
        }

        var share = arguments.Length > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 1;
        var (objects, mebibytes, rows, keys) = ((int)(20_000 * share), (int)(1024 * share), (int)(3_000_000 * share), (int)(10_000 * share));
        using var sandbox = await SandboxWithBucket.StartAsync();
        using var report = InventoryFolder.Csv(rows, 1);
        var bucket = new GrowingBucket(sandbox.Server);
        await bucket.FillAsync([objects]);
        var file = Path.Combine(sandbox.Folder, "large");
        File.WriteAllBytes(file, new byte[mebibytes << 20]);
        var (name, key) = (Access.Bucket, $"-SseCKey fileb://{sandbox.Server.Access.KeyFile}");
        Console.WriteLine(
            $"Shares of processor time, from {Frequency} samples a second; {Machine.Text}; the server, which is not counted, is the sandbox.\n\n"
            + $"| | CPU | {string.Join(" | ", Layer.All)} | the module's own methods, from 1 % |\n|---|---:|{string.Concat(Layer.All.Select(_ => "---:|"))}---|");
        foreach (var (what, units, unit, script) in new (string, int, string, string)[]
        {
            ("audit", objects, "an object", $"Get-S3ObjectEncryption {name} -Prefix {objects}/ | Out-Null"),
            ("convert by copy", objects, "an object", $"Convert-S3ObjectEncryption {name} -Prefix {objects}/ -To DsseKms | Out-Null"),
            ("upload", mebibytes, "a MiB", $"Send-S3SseCObject -LiteralPath '{file}' {name} large {key} | Out-Null"),
            ("download, down the pipeline", mebibytes, "a MiB", $"Receive-S3SseCObject {name} large -AsByteStream {key} | Out-Null"),
            ("download, to a file", mebibytes, "a MiB", $"Receive-S3SseCObject {name} large '{file}' -Force {key} | Out-Null"),
            ("inventory, CSV", rows / 1000, "1,000 rows", $"Measure-S3ObjectEncryption -Inventory '{report.Manifest}' | Out-Null"),
            ("keys", keys, "a key", $"New-SseCKey -Count {keys} -WarningAction Ignore | Out-Null"),
        })
        {
            Report(what, units, unit, Take(perf, sandbox, script));
        }

        return 0;
    }

    private static Profile Take(string perf, SandboxWithBucket sandbox, string script)
    {
        var data = Path.Combine(sandbox.Folder, "perf.data");
        var warmUp = $"Get-S3BucketEncryption {Access.Bucket} | Out-Null";
        var environment = new Dictionary<string, string>(sandbox.Server.Access.Environment)
        {
            // Tells perf what is compiled where, and keeps it in memory that perf can tell apart.
            ["DOTNET_PerfMapEnabled"] = "3",
            ["DOTNET_EnableWriteXorExecute"] = "0",
        };
        var run = Child.Measure(
            perf,
            ["record", "-q", "-k", "CLOCK_MONOTONIC", "-F", $"{Frequency}", "-o", data, "--", Environment.ProcessPath!, Child.Argument, ModuleContestant.Word, warmUp, script],
            environment);
        return Profile.Read(perf, data, run);
    }

    private static void Report(string what, int units, string unit, Profile profile)
    {
        var shares = Layer.All.Select(layer => profile.Share(layer).ToString("0 %", CultureInfo.InvariantCulture));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {1e6 * profile.Run.Processor / units:0.0} µs {unit} | {string.Join(" | ", shares)} | {string.Join(", ", profile.MostOfModule())} |"));
    }
}
