using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using S3Encryption.Benchmarks.Transfers.Measuring;

namespace S3Encryption.Benchmarks.Profiles;

/// <summary>The samples of one run, by function.</summary>
internal sealed record Profile(Run Run, IReadOnlyList<(string Layer, string Symbol, int Samples)> Functions)
{
    /// <summary>Those of the measured part: perf's clock is the one that the run tells its beginning by.</summary>
    public static Profile Read(string perf, string data, Run run)
    {
        var span = string.Create(CultureInfo.InvariantCulture, $"{run.Began:0.000000},{run.Began + run.Wall:0.000000}");
        var report = MeasuredProcess.Start(
            perf, ["report", "-i", data, "--stdio", "--time", span, "-F", "sample,dso,sym", "-t", "|"], new Dictionary<string, string>()).Output;
        var functions = report.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('|', 3))
            .Where(fields => fields.Length == 3 && int.TryParse(fields[0], out _))
            .Select(fields => (Layer.Of(fields[1].Trim(), fields[2]), fields[2].Trim(), int.Parse(fields[0], CultureInfo.InvariantCulture)));
        return new Profile(run, [.. functions]);
    }

    public double Share(string layer) =>
        (double)Functions.Where(f => f.Layer == layer).Sum(f => f.Samples) / Math.Max(1, Functions.Sum(f => f.Samples));

    /// <summary>The module's methods that take a hundredth and more.</summary>
    public IEnumerable<string> MostOfModule()
    {
        var all = Math.Max(1.0, Functions.Sum(f => f.Samples));
        return Functions.Where(f => f.Layer == Layer.Module).GroupBy(f => Layer.Short(f.Symbol))
            .Select(g => (Name: g.Key, Share: g.Sum(f => f.Samples) / all)).Where(m => m.Share >= 0.01).OrderByDescending(m => m.Share)
            .Select(m => string.Create(CultureInfo.InvariantCulture, $"`{m.Name}` {m.Share:0 %}"));
    }
}
