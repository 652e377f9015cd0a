using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Report;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Growth;

/// <summary>
/// What the work costs as there is more of it: audits and conversions of 10³ objects and more, transfers of 1 MiB and more, policies of 1 to 100
/// statements. Time a unit and memory above the shell are to stay as they are.
/// </summary>
internal static class GrowthBenchmark
{
    public const string Usage =
        "dotnet run -c Release --project tests/Benchmarks -- growth [MOST_OBJECTS [MOST_MIB [ROUNDS [PICTURE]]]]  100000, 20480 and 3, unless said";

    private const int Largest = 10_000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var mostObjects = Number(arguments, 0, 100_000);
        var mostMebibytes = Number(arguments, 1, 20 << 10);
        var rounds = Number(arguments, 2, 3);
        using var sandbox = await SandboxWithBucket.StartAsync();
        var (server, folder) = (sandbox.Server, sandbox.Folder);
        var sizes = Powers(1000, mostObjects);
        var objects = new GrowingBucket(server);
        await objects.FillAsync(sizes);
        Console.WriteLine($"Measured on {Machine.Text}; the server is the sandbox. Medians of {rounds} rounds (smallest–largest), the largest of {Largest:N0} units and more once, each in a fresh process.");
        var lines = new List<GrowthLine>
        {
            Take("Get-S3ObjectEncryption", "objects", "µs an object", 1e6, sizes, rounds, objects.Audit),
            Take("Convert-S3ObjectEncryption", "objects", "µs an object", 1e6, sizes, rounds, objects.Convert),
        };
        var large = new GrowingFile(server, folder);
        var mebibytes = Powers(1, mostMebibytes / 20).Append(mostMebibytes).Distinct().ToList();
        lines.Add(Take("Send-S3SseCObject", "MiB", "ms a MiB", 1e3, mebibytes, rounds, large.Send));
        lines.Add(Take("Receive-S3SseCObject", "MiB", "ms a MiB", 1e3, mebibytes, rounds, large.Receive));
        var policy = new GrowingPolicy(server);
        lines.Add(Take("Set-S3EncryptionPolicy", "statements", "ms a statement", 1e3, [1, 10, 50, 100], rounds, policy.Set));
        foreach (var line in lines) Report(line);
        if (arguments.Length > 3) File.WriteAllText(arguments[3], GrowthPlot.Draw(lines));

        return 0;
    }

    private static int Number(string[] arguments, int i, int otherwise) =>
        arguments.Length > i ? int.Parse(arguments[i], CultureInfo.InvariantCulture) : otherwise;

    private static List<int> Powers(int from, int most)
    {
        var powers = new List<int>();
        for (long n = from; n <= most; n *= 10) powers.Add((int)n);
        return powers;
    }

    private static GrowthLine Take(
        string name, string units, string unit, double scale, IReadOnlyList<int> sizes, int rounds, Func<int, Run> measure)
    {
        var series = sizes.Select(size => (Size: size, Series: new Series(name, []))).ToList();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (size, of) in series)
            {
                // The largest takes longer than all others together.
                if (round > 0 && size == sizes[^1] && size >= Largest) continue;
                of.Rounds.Add(measure(size));
                Console.Error.WriteLine($"{name}, {size} {units}: {of.Rounds[^1].Wall:0.00} s");
            }
        }

        return new GrowthLine(
            name, units, unit,
            [.. series.Select(s => new GrowthPoint(s.Size, s.Series.Of(run => run.Wall * scale / s.Size), s.Series.Of(run => run.Above)!))]);
    }

    private static void Report(GrowthLine line)
    {
        Console.WriteLine($"\n| {line.Name}, {line.Units} | {line.Unit} | MiB above the shell |\n|---:|---:|---:|");
        foreach (var point in line.Points)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {point.Size:N0} | {point.Cost.Text("0.00")} | {point.Memory.Text("0")} |"));
        }
    }
}
