using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers;
using S3Encryption.Benchmarks.Transfers.Bare;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Report;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Audits;

/// <summary>
/// How fast stored objects are looked at and changed: the cmdlets beside a bare loop of the same requests, boto3 and the AWS CLI, by turns.
/// </summary>
internal static class AuditBenchmark
{
    public const string Usage = "dotnet run -c Release --project tests/Benchmarks -- audits [rgw] [sandbox] [heads] [updates] [copies] [OBJECTS [ROUNDS]]   Get- and Convert-S3ObjectEncryption";

    private static readonly string[] Servers = ["rgw", "sandbox"];
    private static readonly string[] Kinds = ["heads", "updates", "copies"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var numbers = arguments.Where(a => int.TryParse(a, out _)).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToList();
        var (objects, rounds) = (numbers.ElementAtOrDefault(0) is var n and > 0 ? n : 5_000, numbers.ElementAtOrDefault(1) is var r and > 0 ? r : 5);
        var (servers, kinds) = (Named(arguments, Servers), Named(arguments, Kinds));
        Console.WriteLine($"{objects} objects of 1 KiB under SSE-KMS, {rounds} rounds; {Machine.Text}\n");
        var folder = Directory.CreateTempSubdirectory("s3encryption-audits-").FullName;
        try
        {
            foreach (var server in servers) await MeasureAsync(server, kinds, objects, rounds, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static List<string> Named(string[] arguments, string[] all) => [.. arguments.Any(all.Contains) ? all.Where(arguments.Contains) : all];

    private static async Task MeasureAsync(string name, List<string> kinds, int objects, int rounds, string folder)
    {
        var keyFile = Access.NewKeyFile(folder);
        using TestedServer server = name == "rgw" ? new RgwProcess(64L << 20, keyFile) : new TestedSandbox(keyFile);
        using (var client = new BareClient(server.Access)) await new Store(client).MakeBucketAsync();
        var work = new AuditWork(server, objects, keyFile, folder);
        work.Prepare();
        if (kinds.Contains("heads")) Report(server, objects, Take(rounds, work.Audits));
        if (name == "rgw") return;
        if (kinds.Contains("updates")) Report(server, objects, Take(rounds, work.Updates));
        if (kinds.Contains("copies")) Report(server, objects, Take(rounds, work.Copies));
    }

    /// <summary>Each contestant in each round, by turns.</summary>
    public static List<(string Name, Series Series)> Take(int rounds, IReadOnlyList<(string Name, Func<Run> Measure)> contestants)
    {
        var series = contestants.Select(c => (c.Name, new Series(c.Name, []))).ToList();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var i in Enumerable.Range(0, contestants.Count).Select(i => (i + round) % contestants.Count))
            {
                var run = contestants[i].Measure();
                series[i].Item2.Rounds.Add(run);
                Console.Error.WriteLine($"{contestants[i].Name}: {run.Wall:0.00} s");
            }
        }

        return series;
    }

    private static void Report(TestedServer server, int objects, List<(string Name, Series Series)> all)
    {
        Console.WriteLine($"| {server.Name} | objects/s | ÷ {all[0].Name} | client CPU ms an object | MiB above the shell |\n|---|---:|---:|---:|---:|");
        foreach (var (name, series) in all)
        {
            var above = series.Of(run => run.Above)?.Text("0") ?? "";
            Console.WriteLine(
                $"| {name} | {series.Of(run => objects / run.Wall).Text("0")} | {all[0].Series.To(series, run => run.Wall).Text("0.00")} "
                + $"| {series.Of(run => 1000 * run.Processor / objects).Text("0.00")} | {above} |");
        }

        Console.WriteLine();
    }
}
