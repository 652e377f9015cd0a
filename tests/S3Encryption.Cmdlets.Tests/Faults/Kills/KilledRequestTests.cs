using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Engine;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Faults.Kills;

/// <summary>
/// A command is killed at one of its requests, before or after S3 has done it, and run again: everything is as if it had never been killed, and
/// what cannot be found any more by the command is found by Get-S3EncryptedUpload.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class KilledRequestTests
{
    // What is there already is kept, and the command says so.
    private static readonly string[] Expected = ["SseCKeyExists", "FileExists"];

    public static TheoryData<string> Names =>
    [
        "Send-S3SseCObject, in parts", "Send-S3SseCObject, begins what can be resumed", "Receive-S3SseCObject, in ranges",
        "Receive-S3SseCObject, begins what can be resumed", "Copy-S3EncryptedObject, in parts", "Convert-S3ObjectEncryption, by copies",
        "Convert-S3ObjectEncryption, by updates", "Convert-S3ObjectEncryption, in parts", "Start-S3EncryptionJob, of piped objects", "Save-SseCKey",
        "Export-SseCKey",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_again_it_ends_as_if_it_had_never_been_killed(string name)
    {
        var scenario = Scenario.All.Single(s => s.Name == name);
        await using var bench = await Bench.StartAsync();
        var template = bench.Arrange(scenario);
        var faultless = await bench.RunAsync(scenario, template);
        // Behind the one that makes a job come the job's own, which nobody kills.
        var ofJobs = faultless.Requests.Select(r => r.Operation).ToList().IndexOf("CreateJob");
        // Each request has two points: before it is done, and after.
        foreach (var point in KillCount.Points(2 * (ofJobs < 0 ? faultless.Requests.Count : ofJobs + 1)))
        {
            FaultAction held = point % 2 == 0 ? new Hold(new TaskCompletionSource().Task) : new StallConnection(0, BodySide.Response);
            var fault = new Fault("*", "*", (point + 1) / 2, held);
            var killed = await bench.PlaceAsync(scenario, template, async place =>
            {
                _ = place.Server.Faults.Add(fault);
                await KilledScript.RunAsync(place, scenario.Script, () => place.Server.Faults.IsEmpty);
                place.Server.Faults.Clear();
                var again = place.Engine.Run(scenario.Script);
                await bench.EndJobsAsync(place);
                var found = place.Engine.Require("Get-S3EncryptedUpload $b").Select(u => $"s3://P/{u.Get<string>("Key")}");
                return (Again: again, State: WorldState.Of(place), Found: found.ToHashSet());
            });
            Check(faultless.After, killed.Again, killed.State, killed.Found, $"{name}, killed at point {point}");
        }
    }

    private static void Check(WorldState wanted, EngineResult again, WorldState state, HashSet<string> found, string what)
    {
        var errors = again.AllErrors.Where(e => !Expected.Contains(e.FullyQualifiedErrorId.Split(',')[0])).Select(e => e.ToString());
        var differences = wanted.Names.Concat(state.Names).Distinct().Where(n => state[n] != wanted[n] && !IsKnown(n, found))
            .Select(n => $"{n} is {state[n]} instead of {wanted[n]}");
        var wrong = errors.Concat(differences).ToList();
        Assert.True(wrong.Count == 0, $"{what}:\n{string.Join('\n', wrong)}");
    }

    // An upload that nothing goes on with is shown to who looks; a file in the making never has the name of a whole one.
    private static bool IsKnown(string name, HashSet<string> found) =>
        (name.StartsWith(WorldState.Unfinished, StringComparison.Ordinal) && found.Contains(name[WorldState.Unfinished.Length..]))
        || name.EndsWith(".partial", StringComparison.Ordinal);
}
