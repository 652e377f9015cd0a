using System;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Tasks;

namespace S3Encryption.Benchmarks.Transfers.Measuring;

/// <summary>What this process measures of itself, for a contestant that is to be told apart from the start of its process.</summary>
internal sealed class OwnUse
{
    private readonly double _shellPeak = Peak();
    private readonly double _shellProcessor = Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Does both, the second measured warm, and writes down what they took.</summary>
    public async Task MeasureAsync(Func<Task> warmUp, Func<Task> transfer)
    {
        var clock = Stopwatch.StartNew();
        await warmUp();
        var cold = clock.Elapsed.TotalSeconds;
        var before = Environment.CpuUsage;
        var began = (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency;
        clock.Restart();
        await transfer();
        var wall = clock.Elapsed.TotalSeconds;
        var after = Environment.CpuUsage;
        var run = new Run(
            wall, (after.UserTime - before.UserTime).TotalSeconds, (after.PrivilegedTime - before.PrivilegedTime).TotalSeconds, Peak())
        {
            Began = began,
            Cold = cold,
            ShellPeak = _shellPeak,
            ShellProcessor = _shellProcessor,
        };
        Console.WriteLine(JsonSerializer.Serialize(run, JsonSerializerOptions.Web));
    }

    private static double Peak() => ProcessUse.Peak(Environment.ProcessId)!.Value;
}
