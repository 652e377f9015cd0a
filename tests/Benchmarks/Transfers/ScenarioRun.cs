using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Bare;
using S3Encryption.Benchmarks.Transfers.Contestants;
using S3Encryption.Benchmarks.Transfers.Report;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Transfers;

/// <summary>One scenario on one server: every contestant in every round, by turns; what the first stored is checked.</summary>
internal sealed class ScenarioRun(TestedServer server, BareClient client, Material material, TransferOptions options)
{
    private const string Source = "source";
    private const int LongestFailure = 1000;
    private readonly Store _store = new(client);

    public async Task<ScenarioResult> MeasureAsync(Scenario scenario, IReadOnlyList<Contestant> contestants)
    {
        var taking = contestants.Where(contestant => contestant.TakesPartIn(scenario)).ToList();
        var series = taking.ToDictionary(contestant => contestant, contestant => new Series(contestant.Name, []));
        if (!scenario.IsUp()) await PrepareAsync(scenario);
        var load = Machine.Load;
        // The server's memory is touched for the first time in a first upload.
        var discarded = scenario.IsUp() ? 1 : 0;
        for (var round = 0; round < options.Rounds + discarded; round++)
        {
            foreach (var contestant in Order(taking, round).Where(one => series[one].Failure is null))
                await MeasureOneAsync(scenario, contestant, series[contestant], round, isCounted: round >= discarded);
        }

        if (!scenario.IsUp()) await ClearAsync(Ordered(scenario, Source, ""));
        var isLarge = scenario.IsLarge();
        var bytes = isLarge ? options.LargeBytes : Directory.EnumerateFiles(material.SmallFolder).Sum(file => new FileInfo(file).Length);
        return new(server.Name, scenario, bytes, isLarge ? 1 : options.Objects, [.. series.Values]) { Load = $"{load} → {Machine.Load}" };
    }

    /// <summary>Somebody else begins each round, and every other goes backwards: nobody always comes after the same one.</summary>
    private static IEnumerable<Contestant> Order(List<Contestant> taking, int round)
    {
        var order = taking.Select((_, i) => taking[(i + round) % taking.Count]);
        return round % 2 == 0 ? order : order.Reverse();
    }

    private async Task MeasureOneAsync(Scenario scenario, Contestant contestant, Series series, int round, bool isCounted)
    {
        var local = !scenario.IsUp() ? material.NewFolder() : scenario.IsLarge() ? material.Large : material.SmallFolder;
        var transfer = Ordered(scenario, scenario.IsUp() ? $"{contestant.Name}-{round}" : Source, local);
        try
        {
            var run = contestant.Measure(transfer);
            if (round == 0) await CheckAsync(transfer);
            if (isCounted) series.Rounds.Add(run);
            Say(scenario, contestant, $"{run.Wall:0.00} s{(isCounted ? "" : ", discarded")}");
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            series.Failure = e.Message.Length > LongestFailure ? e.Message[..LongestFailure] + "…" : e.Message.Trim();
            Say(scenario, contestant, $"failed: {series.Failure}");
        }

        if (scenario.IsUp()) await ClearAsync(transfer);
        else Directory.Delete(local, recursive: true);
    }

    private void Say(Scenario scenario, Contestant contestant, string what) =>
        Console.Error.WriteLine($"{server.Name} {scenario.Word()} {contestant.Name}: {what}");

    private Transfer Ordered(Scenario scenario, string name, string local) =>
        new(scenario, server.Access, scenario.IsLarge() ? name : name + "/", local, options.Objects) { TinyFile = material.Tiny };

    private async Task PrepareAsync(Scenario scenario)
    {
        var transfer = Ordered(scenario, Source, "");
        if (scenario.IsLarge()) await BareTransfers.SendLargeAsync(client, transfer.Key, material.Large);
        else await BareTransfers.SendSmallAsync(client, transfer.Key, material.SmallFolder);
        await CheckObjectsAsync(transfer);
    }

    private async Task ClearAsync(Transfer transfer)
    {
        await _store.DeleteAsync(transfer.Keys);
        server.Reclaim();
    }

    private Task CheckAsync(Transfer transfer)
    {
        if (transfer.Scenario.IsUp()) return CheckObjectsAsync(transfer);
        if (transfer.Scenario == Scenario.SmallDown)
        {
            foreach (var key in transfer.Keys)
                Require(key, Material.Hash(Path.Combine(transfer.Local, Path.GetFileName(key))), Material.Hash(material.Small(key)));
        }

        return Task.CompletedTask;
    }

    private Task CheckObjectsAsync(Transfer transfer) => Parallel.ForEachAsync(transfer.Keys, async (key, _) =>
        Require(key, await _store.HashAsync(key), Material.Hash(transfer.Scenario.IsLarge() ? material.Large : material.Small(key))));

    private static void Require(string key, string hash, string expected)
    {
        if (hash != expected) throw new InvalidOperationException($"{key} is not what was sent.");
    }
}
