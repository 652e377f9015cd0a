using System.Diagnostics;
using System.Threading;

namespace S3Encryption.Pipeline;

/// <summary>
/// When progress is shown: from the second second on and five times a second, which costs the work nothing. From any thread.
/// </summary>
internal sealed class ProgressClock
{
    private static readonly long Interval = Stopwatch.Frequency / 5;
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _next = Stopwatch.GetTimestamp() + Stopwatch.Frequency;

    /// <summary>How long it has been, in seconds.</summary>
    public double Seconds => (double)(Stopwatch.GetTimestamp() - _start) / Stopwatch.Frequency;

    /// <summary>Whether it is time again. Of several threads that ask at once, one is told yes.</summary>
    public bool IsDue()
    {
        var now = Stopwatch.GetTimestamp();
        var next = Volatile.Read(ref _next);
        return now >= next && Interlocked.CompareExchange(ref _next, now + Interval, next) == next;
    }
}
