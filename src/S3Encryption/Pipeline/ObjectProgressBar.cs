using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Threading;

namespace S3Encryption.Pipeline;

/// <summary>Shows how many objects were worked on, and how fast, from the second second on and five times a second.</summary>
internal sealed class ObjectProgressBar(CommandOutput output, string activity) : IDisposable
{
    private static readonly long Interval = Stopwatch.Frequency / 5;
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _next = Stopwatch.GetTimestamp() + Stopwatch.Frequency;
    private long _done;
    private bool _isShown;

    /// <summary>So many more. From any thread.</summary>
    public void Advance(int count = 1)
    {
        var done = Interlocked.Add(ref _done, count);
        var now = Stopwatch.GetTimestamp();
        var next = Volatile.Read(ref _next);
        if (now < next || Interlocked.CompareExchange(ref _next, now + Interval, next) != next) return;
        _isShown = true;
        var rate = done / ((double)(now - _start) / Stopwatch.Frequency);
        output.Progress(new ProgressRecord(
            0, activity, string.Format(CultureInfo.CurrentCulture, "{0:N0} objects, {1:N0}/s", done, rate)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isShown) output.Progress(new ProgressRecord(0, activity, "Done") { RecordType = ProgressRecordType.Completed });
    }
}
