using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Audits;
using S3Encryption.Benchmarks.Growth;
using S3Encryption.Benchmarks.Inventory;
using S3Encryption.Benchmarks.Profiles;
using S3Encryption.Benchmarks.Progress;
using S3Encryption.Benchmarks.Startup;
using S3Encryption.Benchmarks.Transfers;
using S3Encryption.Benchmarks.Transfers.Measuring;

namespace S3Encryption.Benchmarks.Everything;

/// <summary>Every figure of the documentation, one benchmark after the other, each into a file of markdown and one of JSON.</summary>
internal static class AllBenchmarks
{
    public const string Usage =
        "dotnet run -c Release --project tests/Benchmarks -- all [quick] [NAME …] [FOLDER]  every figure, or those of parts, startup, audits, progress, profiles, inventory, growth, transfers,\n"
        + "                                                              into FOLDER (docs/measurements); an hour and a half, or ten minutes quick";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var quick = arguments.Contains("quick");
        var names = Benchmarks(quick, string.Empty).Select(b => b.Name).ToList();
        var named = arguments.Intersect(names).ToList();
        var folder = Directory.CreateDirectory(arguments.Except(names).FirstOrDefault(a => a != "quick") ?? Path.Combine("docs", "measurements")).FullName;
        var ended = 0;
        foreach (var (name, run) in Benchmarks(quick, folder).Where(b => named.Count == 0 || named.Contains(b.Name)))
        {
            Console.Error.WriteLine($"\n== {name}");
            ended |= await RecordAsync(Path.Combine(folder, name), run);
        }

        return ended;
    }

    private static IEnumerable<(string Name, Func<Task<int>> Run)> Benchmarks(bool quick, string folder) =>
    [
        ("parts", () => Task.FromResult(Parts(quick, folder))),
        ("startup", () => StartupBenchmark.RunAsync(quick ? ["5"] : [])),
        ("audits", async () => await AuditBenchmark.RunAsync(quick ? ["1000", "5"] : [])
            | await AuditBenchmark.RunAsync(["sandbox", "updates", quick ? "10000" : "100000", "3"])),
        ("progress", () => ProgressBenchmark.RunAsync(quick ? ["1000", "5"] : [])),
        ("profiles", () => ProfileBenchmark.RunAsync(quick ? ["0.1"] : [])),
        ("inventory", () => InventoryBenchmark.RunAsync(quick ? ["200000", "5"] : [])),
        ("growth", () => GrowthBenchmark.RunAsync(
            [.. quick ? ["10000", "512", "1"] : new[] { "1000000", "20480", "3" }, Path.Combine(folder, "growth.svg")])),
        ("transfers", () => TransferBenchmark.RunAsync(quick ? ["--rounds", "5", "--only", "large-up,large-down"] : [])),
    ];

    /// <summary>What it writes to the console goes into the files as well.</summary>
    private static async Task<int> RecordAsync(string path, Func<Task<int>> run)
    {
        var console = Console.Out;
        await using var text = new StringWriter();
        Console.SetOut(text);
        int ended;
        try
        {
            ended = await run();
        }
        finally
        {
            Console.SetOut(console);
        }

        Console.Write(text);
        await File.WriteAllTextAsync(path + ".md", text.ToString());
        await File.WriteAllTextAsync(path + ".json", MarkdownFigures.ToJson(text.ToString()));
        return ended;
    }

    // In a program of its own: it loads Core, which this one leaves to the module.
    private static int Parts(bool quick, string folder)
    {
        var artifacts = Path.Combine(folder, "parts");
        var program = Path.Combine(AppContext.BaseDirectory.Replace("Benchmarks", "Benchmarks.Parts", StringComparison.Ordinal), "S3Encryption.Benchmarks.Parts.dll");
        _ = MeasuredProcess.Start(
            Tool.Find("dotnet")!, [program, "--filter", quick ? "*Policies*" : "*", "--artifacts", artifacts], new Dictionary<string, string>());
        Console.WriteLine(File.ReadAllText(Directory.GetFiles(Path.Combine(artifacts, "results"), "*-github.md").Order().Last()));
        Directory.Delete(artifacts, recursive: true);
        return 0;
    }
}
