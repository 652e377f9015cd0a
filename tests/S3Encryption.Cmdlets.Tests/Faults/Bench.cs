using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Observation;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>A sandbox and an engine on which scenarios are run one after the other.</summary>
internal sealed class Bench : IAsyncDisposable
{
    /// <summary>The base64 of the SSE-C keys <c>$key</c> and <c>$other</c>; no stream may ever show them.</summary>
    public static readonly string[] Keys = [KeyOf(7), KeyOf(9)];

    // Nothing of what is tried takes longer, be the machine as busy as it likes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly SandboxFixture _sandbox = new();
    private HostedEngine _engine = null!;
    private string _folder = null!;
    private int _places;

    public static async Task<Bench> StartAsync()
    {
        var bench = new Bench();
        await bench._sandbox.InitializeAsync();
        bench._folder = bench._sandbox.NewPath(string.Empty);
        bench._engine = bench._sandbox.As();
        bench._engine.Set("key", Keys[0]);
        bench._engine.Set("other", Keys[1]);
        bench._engine.Set("big", BigFile.Path);
        // What a user would have on to find out what went wrong, and where a key must not be seen.
        _ = bench._engine.Require("$VerbosePreference = 'Continue'; $DebugPreference = 'Continue'");
        return bench;
    }

    /// <summary>Makes the world that a scenario begins with, for copies of it to be worked on.</summary>
    public Place Arrange(Scenario scenario)
    {
        var place = NewPlace();
        _ = place.NewBucket();
        scenario.Arrange(place);
        return place;
    }

    /// <summary>Does something in a copy of a scenario's world.</summary>
    public async Task<T> PlaceAsync<T>(Scenario scenario, Place template, Func<Place, Task<T>> work)
    {
        var place = NewPlace();
        template.CopyTo(place);
        scenario.Prepare(place);
        var result = await work(place);
        Directory.Delete(place.Folder, recursive: true);
        return result;
    }

    /// <summary>Runs a scenario on a copy of its world while the faults happen.</summary>
    public Task<Run> RunAsync(Scenario scenario, Place template, params Fault[] faults) =>
        PlaceAsync(scenario, template, place => WatchAsync(scenario, place, faults));

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _sandbox.DisposeAsync();
    }

    /// <summary>The variable that a key is in.</summary>
    public static string NameOf(string key) => key == Keys[0] ? "$key" : "$other";

    private static string KeyOf(byte seed) => Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)(seed * (i + 1))).ToArray());

    /// <summary>Waits until the jobs have done what they do, in their own time.</summary>
    public async Task EndJobsAsync(Place place)
    {
        place.LetJobsGo();
        foreach (var job in _sandbox.Server.Jobs.Jobs.All) await _sandbox.Server.WhenJobEndedAsync(job.Id);
    }

    private async Task<Run> WatchAsync(Scenario scenario, Place place, Fault[] faults)
    {
        var before = WorldState.Of(place);
        var from = _sandbox.Server.Requests.Snapshot().LastOrDefault()?.Number ?? 0;
        foreach (var fault in faults) _ = _sandbox.Server.Faults.Add(fault);
        _ = place.Engine.TakeScreen();
        var running = place.Engine.Start(scenario.Script);
        var ended = await Task.WhenAny(running.Result, Task.Delay(Patience)) == running.Result;
        if (!ended) running.Stop();
        var result = await running.Result;
        var left = _sandbox.Server.Faults.Snapshot().Where(planned => planned.Happened == 0).Select(planned => planned.Fault).Intersect(faults).ToList();
        _sandbox.Server.Faults.Clear();
        await EndJobsAsync(place);
        var requests = Requests(from);
        return new Run(result, before, WorldState.Of(place), Outputs.Of(result, place), requests, left, !ended, place.Name);
    }

    private Place NewPlace()
    {
        var name = $"p{++_places:00000}";
        return new Place(_sandbox, _engine, name, Path.Combine(_folder, name));
    }

    // What a job does is asked for in its role's name.
    private IReadOnlyList<RequestRecord> Requests(long from) =>
        [.. _sandbox.Server.Requests.Since(from).Where(r => r.Operation is not null && r.Principal?.Contains("batch", StringComparison.Ordinal) != true)];
}
