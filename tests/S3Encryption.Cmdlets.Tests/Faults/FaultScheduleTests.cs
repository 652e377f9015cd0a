using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>
/// Several things go wrong in one command, drawn at random: what is stored is whole all the same, and the user is told what is true. A failure
/// names its seed; S3ENCRYPTION_FAULTS_SEED repeats it alone. S3ENCRYPTION_FAULTS_COUNT and S3ENCRYPTION_FAULTS_BASE make a long run.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class FaultScheduleTests
{
    private const int InEachRun = 2000;
    private const int Benches = 16;
    private readonly ConcurrentBag<string> _wrongs = [];

    [Fact]
    public async Task Nothing_is_lost_mixed_or_left_behind_however_much_goes_wrong()
    {
        using var waits = new ShortWaits();
        ThreadPool.SetMinThreads(8 * Benches, 8 * Benches);
        var seeds = Number("SEED") is int one ? [one] : Enumerable.Range(Number("BASE") ?? 0, Number("COUNT") ?? InEachRun);
        var work = new ConcurrentQueue<(Scenario Scenario, List<int> Seeds)>(
            seeds.GroupBy(ScenarioOf).OrderByDescending(g => g.Key.Weight).SelectMany(g => g.Chunk(50).Select(c => (g.Key, c.ToList()))));
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Benches, work.Count)).Select(_ => Task.Run(() => WorkAsync(work))));
        Assert.True(_wrongs.IsEmpty, string.Join("\n\n", _wrongs.Order()));
    }

    // Those that move much are drawn less often.
    private static Scenario ScenarioOf(int seed)
    {
        var all = Scenario.All;
        var first = all[(int)((uint)seed * 2654435761u % (uint)all.Count)];
        return first.Weight > 1 && seed % 3 != 0 ? all[seed % all.Count] : first;
    }

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable("S3ENCRYPTION_FAULTS_" + name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private async Task WorkAsync(ConcurrentQueue<(Scenario Scenario, List<int> Seeds)> work)
    {
        await using var bench = await Bench.StartAsync();
        while (work.TryDequeue(out var item))
        {
            var template = bench.Arrange(item.Scenario);
            var faultless = await bench.RunAsync(item.Scenario, template);
            var judge = new Judge(item.Scenario, faultless);
            foreach (var seed in item.Seeds)
            {
                var schedule = Schedule.Draw(seed, faultless.Requests);
                var run = await bench.RunAsync(item.Scenario, template, [.. schedule.Faults]);
                foreach (var wrong in judge.Of(run).Wrongs) _wrongs.Add($"{item.Scenario}, {schedule}: {wrong}");
            }
        }
    }
}
