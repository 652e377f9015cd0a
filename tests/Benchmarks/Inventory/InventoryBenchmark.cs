using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Report;
using S3Encryption.Engine;

namespace S3Encryption.Benchmarks.Inventory;

/// <summary>
/// How fast a report of S3 Inventory is counted by the cmdlet in the hosted engine, beside the least that anybody has to do for it: to
/// inflate it on one thread and count its lines. All of them one after the other, round by round.
/// </summary>
internal static class InventoryBenchmark
{
    private const double Target = 0.7;
    private const int Piped = 300_000;

    public static async Task<int> RunAsync(string[] options)
    {
        var rows = options.Length > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 5_000_000;
        var rounds = options.Length > 1 ? int.Parse(options[1], CultureInfo.InvariantCulture) : 5;
        using var one = InventoryFolder.Csv(rows, 1);
        using var four = InventoryFolder.Csv(rows, 4);
        using var parquet = await InventoryFolder.ParquetAsync(rows, 1);
        using var parquets = await InventoryFolder.ParquetAsync(rows, 4);
        using var engine = new HostedEngine();
        var contestants = new (string Name, Func<double> Run)[]
        {
            ("inflate and count lines, one thread, one file", () => Rate(rows, () => Inflate(one, rows))),
            ("`Measure-S3ObjectEncryption`, CSV, one file", () => Rate(rows, () => Measure(engine, one))),
            ("the same, four files", () => Rate(rows, () => Measure(engine, four))),
            ("the same, one file, by prefix two levels deep", () => Rate(rows, () => Measure(engine, one, "-PrefixDepth 2"))),
            ("Parquet, one file", () => Rate(rows, () => Measure(engine, parquet))),
            ("Parquet, four files", () => Rate(rows, () => Measure(engine, parquets))),
            ("objects down the pipeline", () => Rate(Piped, () => Pipe(engine))),
        };
        _ = engine.Require(
            $"$objects = @([S3Encryption.S3ObjectEncryption]@{{ BucketName = 'b'; Key = 'k'; Encryption = 'SseS3'; Size = 1 }}) * {Piped}");
        var load = Machine.Load;
        var rates = contestants.Select(_ => new List<double>()).ToList();
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                var rate = contestants[i].Run();
                // One before the others, in which everything is compiled.
                if (round >= 0) rates[i].Add(rate);
            }
        }

        var size = string.Create(
            CultureInfo.InvariantCulture,
            $"{rows:N0} rows: {one.Bytes >> 20} MiB of CSV under gzip, {parquet.Bytes >> 20} MiB of Parquet.");
        return Report(contestants.Select(c => c.Name).ToList(), rates, $"{size} Load average {load} → {Machine.Load}.");
    }

    private static int Report(List<string> names, List<List<double>> rates, string what)
    {
        Console.WriteLine($"Measured on {Machine.Text}.");
        Console.WriteLine($"Medians of {rates[0].Count} interleaved rounds (smallest–largest), one before them discarded. {what}");
        Console.WriteLine("\n|  | million rows a second | ÷ inflate |\n| --- | ---: | ---: |");
        for (var i = 0; i < names.Count; i++)
        {
            var ratio = new Spread([.. rates[i].Zip(rates[0], (here, limit) => here / limit)]);
            Console.WriteLine($"| {names[i]} | {new Spread(rates[i]).Text("0.00")} | {ratio.MedianText("0.00")} |");
        }

        var reached = new Spread([.. rates[1].Zip(rates[0], (here, limit) => here / limit)]).Median;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nCSV ÷ inflate: {reached:0.00}, target {Target:0.00}."));
        return reached >= Target ? 0 : 1;
    }

    private static double Rate(int rows, Action run)
    {
        var clock = Stopwatch.StartNew();
        run();
        return rows / clock.Elapsed.TotalSeconds / 1e6;
    }

    private static void Inflate(InventoryFolder folder, int rows)
    {
        using var file = new FileStream(folder.Files.Single(), FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024);
        using var text = new GZipStream(file, CompressionMode.Decompress);
        var buffer = new byte[512 * 1024];
        var lines = 0;
        int read;
        while ((read = text.Read(buffer)) > 0) lines += buffer.AsSpan(0, read).Count((byte)'\n');
        Check(lines, rows);
    }

    private static void Measure(HostedEngine engine, InventoryFolder folder, string options = "") => Check(
        Count(engine, $"Measure-S3ObjectEncryption -Inventory '{folder.Manifest}' {options}"), folder.Rows);

    private static void Pipe(HostedEngine engine) => Check(Count(engine, "$objects | Measure-S3ObjectEncryption"), Piped);

    private static long Count(HostedEngine engine, string script) =>
        engine.Require(script).Sum(group => (long)group.Properties["Objects"].Value);

    private static void Check(long counted, long rows)
    {
        if (counted != rows) throw new InvalidOperationException($"{counted} of {rows} rows were counted.");
    }
}
