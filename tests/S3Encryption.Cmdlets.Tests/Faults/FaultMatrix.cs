using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Observation;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>Every fault on the first, a middle and the last request of every operation that a scenario sends, run once for all tests of it.</summary>
public sealed class FaultMatrix : IAsyncLifetime
{
    private const int Benches = 16;
    private readonly ConcurrentQueue<Cell> _cells = [];
    private readonly ConcurrentBag<string> _broken = [];

    /// <summary>Scenarios that fail without any fault.</summary>
    internal IReadOnlyCollection<string> Broken => _broken;

    /// <summary>Whether only scenarios of a name were asked for.</summary>
    internal static bool IsPart => Only is not null;

    private static string? Only => Environment.GetEnvironmentVariable("S3ENCRYPTION_FAULTS_ONLY");

    /// <summary>The fields, in the order of the scenarios and of their requests.</summary>
    internal IReadOnlyList<Cell> Cells { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        using var waits = new ShortWaits();
        var scenarios = new ConcurrentQueue<Scenario>(
            Scenario.All.Where(s => !IsPart || s.Name.Contains(Only!, StringComparison.OrdinalIgnoreCase)).OrderByDescending(s => s.Weight));
        ThreadPool.SetMinThreads(8 * Benches, 8 * Benches);
        await Task.WhenAll(Enumerable.Range(0, Benches).Select(_ => Task.Run(() => WorkAsync(scenarios))));
        var order = Scenario.All.ToList();
        Cells = [.. _cells.OrderBy(c => order.IndexOf(c.Scenario))];
    }

    public ValueTask DisposeAsync() => default;

    private async Task WorkAsync(ConcurrentQueue<Scenario> scenarios)
    {
        await using var bench = await Bench.StartAsync();
        while (scenarios.TryDequeue(out var scenario))
        {
            try
            {
                await RunAsync(bench, scenario);
            }
            catch (Exception e) when (e is InvalidOperationException or Xunit.Sdk.XunitException)
            {
                // The others are still worth knowing.
                _broken.Add($"{scenario}: {e.Message}");
            }
        }
    }

    private async Task RunAsync(Bench bench, Scenario scenario)
    {
        var template = bench.Arrange(scenario);
        var faultless = await bench.RunAsync(scenario, template);
        // On a busy machine a request may have stood still for too long, and have been sent twice.
        var again = await bench.RunAsync(scenario, template);
        if (again.Requests.Count < faultless.Requests.Count) faultless = again;
        Assert.Empty(faultless.Result.AllErrors.Select(e => $"{scenario}: {e}"));
        var judge = new Judge(scenario, faultless);
        foreach (var group in faultless.Requests.Where(IsAnswered).GroupBy(r => new OperationName(r.Service, r.Operation!)))
        {
            foreach (var (fault, nth) in Fields([.. group]))
            {
                var run = await bench.RunAsync(scenario, template, fault.On(group.Key, nth));
                var verdict = judge.Of(run);
                if (run.Left.Count > 0) verdict = verdict with { Wrongs = [.. verdict.Wrongs, "the fault did not happen"] };
                _cells.Enqueue(new Cell(scenario, group.Key, fault, nth, verdict));
            }
        }
    }

    // One that a busy machine let stand still was sent again.
    private static bool IsAnswered(RequestRecord request) => request.Status != 0;

    private static IEnumerable<(FaultKind Fault, int Nth)> Fields(RequestRecord[] requests) =>
        from nth in new[] { 1, (requests.Length + 1) / 2, requests.Length }.Distinct()
        from fault in FaultKind.All
        where fault.Touches(requests[nth - 1])
        select (fault, nth);
}
