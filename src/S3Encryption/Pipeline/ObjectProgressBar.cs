using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading;

namespace S3Encryption.Pipeline;

/// <summary>Shows how many objects were worked on, and how fast.</summary>
internal sealed class ObjectProgressBar(CommandOutput output, string activity) : IDisposable
{
    private readonly ProgressClock _clock = new();
    private long _done;
    private bool _isShown;

    /// <summary>So many more. From any thread.</summary>
    public void Advance(int count = 1)
    {
        var done = Interlocked.Add(ref _done, count);
        if (!_clock.IsDue()) return;
        _isShown = true;
        output.Progress(new ProgressRecord(
            0, activity, string.Format(CultureInfo.CurrentCulture, "{0:N0} objects, {1:N0}/s", done, done / _clock.Seconds)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isShown) output.Progress(new ProgressRecord(0, activity, "Done") { RecordType = ProgressRecordType.Completed });
    }
}
