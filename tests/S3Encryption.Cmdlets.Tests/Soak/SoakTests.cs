using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Cmdlets.Tests.Fixtures;
using S3Encryption.Sandbox.Faults;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Soak;

/// <summary>
/// Mixed work in one process, with every hundredth request going wrong: two minutes of it, or as many as S3ENCRYPTION_SOAK_MINUTES says.
/// </summary>
public sealed class SoakTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    /// <summary>MiB that the content of transfers takes: .NET keeps buffers for the next one, and gives back some where none comes.</summary>
    private const int Buffers = 48;

    private static readonly double Minutes = double.Parse(
        Environment.GetEnvironmentVariable("S3ENCRYPTION_SOAK_MINUTES") ?? "2", CultureInfo.InvariantCulture);

    private static readonly FaultAction[] Actions =
    [
        new AnswerError(503, "SlowDown"), new AnswerError(500, "InternalError"), new LoseAnswer(), new ResetConnection(0), new TruncateResponse(0),
    ];

    [Fact]
    public async Task A_process_that_works_on_and_on_grows_in_neither_memory_nor_handles_nor_threads()
    {
        foreach (var action in Actions) _ = sandbox.Server.Faults.Add(Rarely(action));
        var script = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Soak", "soak.ps1"), TestContext.Current.CancellationToken);
        var lines = await ScriptProcess.RunAsync(
            $"$folder, $large, $minutes = '{sandbox.NewPath("")}', '{sandbox.NewFile(12 << 20)}', {Minutes.ToString(CultureInfo.InvariantCulture)}\n{script}",
            sandbox.Environment());
        var glances = lines.Where(line => line.StartsWith("glance ", StringComparison.Ordinal)).Select(Glance.Read).ToList();
        foreach (var line in lines) TestContext.Current.TestOutputHelper!.WriteLine(line);

        Assert.True(glances.Count >= 8, string.Join('\n', lines));
        Assert.Equal("ended", lines[^1]);
        Assert.All(sandbox.Server.Faults.Snapshot(), fault => Assert.True(fault.Happened > 0, $"{fault.Fault.Action} never happened."));
        Assert.DoesNotContain(lines, line => line.StartsWith("untyped ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("wrong ", StringComparison.Ordinal));

        // The first quarter is .NET compiling, and connections being opened.
        var (early, late) = (Part(glances, 1), Part(glances, 3));
        Assert.True(late.Small <= early.Small + 4, $"Small objects went from {early.Small:0.0} to {late.Small:0.0} MiB.");
        Assert.True(late.Large <= early.Large + Buffers, $"Large objects went from {early.Large:0.0} to {late.Large:0.0} MiB.");
        Assert.True(late.Handles <= early.Handles + 16, $"Handles went from {early.Handles} to {late.Handles}.");
        Assert.True(late.Threads <= early.Threads + 8, $"Threads went from {early.Threads} to {late.Threads}.");
    }

    // All of them together: one in a hundred.
    private static Fault Rarely(FaultAction action) => new()
    {
        Action = action,
        Times = null,
        Probability = 0.01 / Actions.Length,
        Seed = Array.IndexOf(Actions, action),
    };

    // The least of a quarter: what is never given back.
    private static Glance Part(List<Glance> glances, int quarter)
    {
        var part = glances.Skip(glances.Count * quarter / 4).Take(glances.Count / 4).ToList();
        return new Glance(part.Min(g => g.Small), part.Min(g => g.Large), part.Min(g => g.Handles), part.Min(g => g.Threads));
    }

    private sealed record Glance(double Small, double Large, double Handles, double Threads)
    {
        public static Glance Read(string line)
        {
            var fields = line.Split(' ').Skip(1).Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
            return new Glance(fields[0], fields[1], fields[2], fields[3]);
        }
    }
}
