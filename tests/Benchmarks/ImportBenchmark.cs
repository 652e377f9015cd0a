using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using S3Encryption.Engine;

namespace S3Encryption.Benchmarks;

/// <summary>
/// What importing the module costs in an open runspace: ten fresh processes, in each of them the first import and the import into a second
/// runspace. The engine from NuGet is not precompiled, so a process's first import is mostly PowerShell compiling itself; a shell's
/// is, so where pwsh is installed its first import is measured too.
/// </summary>
internal static class ImportBenchmark
{
    public const string ChildArgument = "import-here";
    private const int Rounds = 10;
    private const double Limit = 50;

    public static int Run()
    {
        var here = Enumerable.Range(0, Rounds).Select(_ => Measure(Environment.ProcessPath!, ChildArgument)).ToList();
        Report("hosted engine, first import of the process", here.ConvertAll(r => r[0]));
        var within = Report($"hosted engine, a new runspace (limit {Limit:0} ms)", here.ConvertAll(r => r[1]));
        return within & ReportShell() ? 0 : 1;
    }

    public static int MeasureHere()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ImportInNewRunspace()} {ImportInNewRunspace()}"));
        return 0;
    }

    private static bool ReportShell()
    {
        var script = "$null = Import-Module Microsoft.PowerShell.Archive -ErrorAction Ignore; "
            + $"(Measure-Command {{ Import-Module '{HostedEngine.ManifestPath}' }})"
            + ".TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)";
        try
        {
            var times = Enumerable.Range(0, Rounds).Select(_ => Measure("pwsh", "-NoProfile", "-Command", script)[0]).ToList();
            return Report($"pwsh, first import (limit {Limit:0} ms)", times);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("pwsh is not on PATH: its first import was not measured.");
            return true;
        }
    }

    private static double ImportInNewRunspace()
    {
        using var engine = new HostedEngine(importModule: false);
        var clock = Stopwatch.StartNew();
        engine.Import();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double[] Measure(string program, params string[] arguments)
    {
        using var child = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var line = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return [.. line.Trim().Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
    }

    private static bool Report(string name, List<double> times)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-50} {Median(times),7:0.0} ms   min {times.Min():0.0}, max {times.Max():0.0}, {times.Count} fresh processes"));
        return Median(times) <= Limit;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
