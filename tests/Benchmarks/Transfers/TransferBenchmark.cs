using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Bare;
using S3Encryption.Benchmarks.Transfers.Contestants;
using S3Encryption.Benchmarks.Transfers.Report;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Transfers;

/// <summary>
/// The module's transfers beside those of its peers and of the barest client, in one run: figures drift within minutes, ratios hold.
/// </summary>
internal static class TransferBenchmark
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        TransferOptions options;
        IReadOnlyList<Contestant> contestants;
        List<string> notMeasured;
        try
        {
            options = TransferOptions.Parse(arguments);
            (contestants, var absent) = AllContestants.Choose(options.Contestants);
            notMeasured = [.. absent];
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine($"{e.Message}\n{TransferOptions.Usage}");
            return 2;
        }

        using var material = new Material(options);
        var results = new List<ScenarioResult>();
        foreach (var server in options.Servers)
        {
            if (server == "rgw" && RgwProcess.Missing is string reason) notMeasured.Add($"not measured: {reason}");
            else await MeasureAsync(server, options, material, contestants, results);
        }

        var lines = MarkdownReport.Head(options, contestants, notMeasured).Concat(results.SelectMany(MarkdownReport.Table));
        var report = string.Join('\n', [.. lines, ""]);
        Console.Write(report);
        if (options.Markdown is string markdown) File.WriteAllText(markdown, report);
        if (options.Json is string json)
        {
            var described = contestants.ToDictionary(contestant => contestant.Name, contestant => contestant.Description);
            new RawReport(Machine.Text, options, described, notMeasured, results).Write(json);
        }

        return results.Exists(result => result.Series.Any(series => series.Failure is not null)) ? 1 : 0;
    }

    /// <summary>Does one transfer, in a process that <see cref="Child"/> started.</summary>
    public static async Task<int> TransferHereAsync(string[] arguments)
    {
        try
        {
            await (arguments switch
            {
                [BareContestant.Word or BareContestant.RangesWord, .. var transfer] =>
                    BareContestant.TransferHereAsync(arguments[0], transfer),
                [ModuleContestant.Word, var warmUp, var script] => ModuleContestant.TransferHereAsync(warmUp, script),
                _ => throw new ArgumentException("That is no transfer.", nameof(arguments)),
            });
            return 0;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static async Task MeasureAsync(
        string name, TransferOptions options, Material material, IReadOnlyList<Contestant> contestants, List<ScenarioResult> results)
    {
        var keyFile = Access.NewKeyFile(material.Folder);
        using TestedServer server = name == "rgw" ? new RgwProcess(options.LargeBytes, keyFile) : new TestedSandbox(keyFile);
        using var client = new BareClient(server.Access);
        await new Store(client).MakeBucketAsync();
        _ = await BareTransfers.SendOneAsync(client, Transfer.TinyKey, File.ReadAllBytes(material.Tiny));
        var run = new ScenarioRun(server, client, material, options);
        foreach (var scenario in options.Only) results.Add(await run.MeasureAsync(scenario, contestants));
    }
}
