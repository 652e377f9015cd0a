using System.Text.Json.Serialization;

namespace S3Encryption.Benchmarks.Transfers.Measuring;

/// <summary>One transfer of one contestant. Times are seconds, memory is MiB.</summary>
/// <param name="Wall">From start to end, of the process or of what it says it measured of itself.</param>
/// <param name="User">Processor time in user mode in that span.</param>
/// <param name="System">Processor time in the kernel in that span.</param>
/// <param name="Peak">The most resident memory that the process has had.</param>
internal sealed record Run(double Wall, double User, double System, double Peak)
{
    [JsonIgnore]
    public double Processor => User + System;

    /// <summary>When it began, in seconds of the system's monotonic clock; null where it does not say.</summary>
    public double? Began { get; init; }

    /// <summary>How long the process took for its first request, of a tiny object; null where it does not say.</summary>
    public double? Cold { get; init; }

    /// <summary>The most resident memory before anything of S3 was done: a bare shell's.</summary>
    public double? ShellPeak { get; init; }

    /// <summary>Processor time spent until then.</summary>
    public double? ShellProcessor { get; init; }

    /// <summary>Processor time of the whole process, where <see cref="User"/> and <see cref="System"/> are of a span in it.</summary>
    public double? WholeProcessor { get; init; }

    /// <summary>How much memory the transfer took above the bare shell, first request and all; null where there is no shell.</summary>
    [JsonIgnore]
    public double? Above => Peak - ShellPeak;
}
