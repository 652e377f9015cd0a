using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace S3Encryption.Benchmarks.Transfers.Report;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Text { get; } =
        $"{Environment.ProcessorCount} × {Processor()}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, "
        + $"{RuntimeInformation.OSDescription}, .NET {Environment.Version}";

    /// <summary>How many processes have wanted a processor in the last minute.</summary>
    public static string Load => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static string Processor() => File.ReadLines("/proc/cpuinfo")
        .Where(line => line.StartsWith("model name", StringComparison.Ordinal))
        .Select(line => line.Split(':', 2)[1].Trim())
        .FirstOrDefault(RuntimeInformation.ProcessArchitecture.ToString());
}
