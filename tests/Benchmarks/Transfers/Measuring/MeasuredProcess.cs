using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Benchmarks.Transfers.Measuring;

/// <summary>A program that was run to its end: what it used, from outside, and what it wrote.</summary>
internal sealed record MeasuredProcess(Run Run, string Output)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(25);

    /// <summary>Runs it with no configuration of this machine's user but what is given.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static MeasuredProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(Misleads).ToList()) _ = start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var before = ProcessUse.OfEndedChildren();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var ended = new ManualResetEventSlim();
        var peak = Task.Factory.StartNew(() => Watch(process.Id, ended), TaskCreationOptions.LongRunning);
        process.WaitForExit();
        var wall = clock.Elapsed.TotalSeconds;
        ended.Set();
        var after = ProcessUse.OfEndedChildren();
        if (process.ExitCode != 0)
        {
            var command = string.Join(' ', start.ArgumentList.Prepend(program));
            throw new InvalidOperationException($"{command}: {process.ExitCode} {errors.Result}{output.Result}");
        }

        return new(new Run(wall, after.User - before.User, after.System - before.System, peak.Result), output.Result);
    }

    private static bool Misleads(string variable) =>
        variable.StartsWith("AWS_", StringComparison.Ordinal) || variable.StartsWith("RCLONE_", StringComparison.Ordinal)
        || CultureInfo.InvariantCulture.CompareInfo.IsSuffix(variable, "_proxy", CompareOptions.IgnoreCase);

    private static double Watch(int id, ManualResetEventSlim ended)
    {
        double peak = 0;
        do
        {
            peak = Math.Max(peak, ProcessUse.Peak(id) ?? 0);
        }
        while (!ended.Wait(Glance));
        return peak;
    }
}
