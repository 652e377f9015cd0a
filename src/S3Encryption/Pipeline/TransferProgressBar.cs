using System;
using System.Management.Automation;
using System.Threading;
using S3Encryption.Core.Objects;

namespace S3Encryption.Pipeline;

/// <summary>Shows one transfer: bytes, rate and time left.</summary>
internal sealed class TransferProgressBar : IProgress<TransferProgress>, IDisposable
{
    private readonly CommandOutput _output;
    private readonly string _activity;
    private readonly int _id;
    private readonly ProgressClock _clock = new();
    private readonly TransferProgressBars? _all;
    private long _seen;
    private bool _isShown;

    /// <param name="output">Where it is shown.</param>
    /// <param name="activity">What is done, such as <c>Sending</c>.</param>
    /// <param name="id">Tells several bars of one cmdlet apart.</param>
    /// <param name="all">What it is one of; null where it stands alone.</param>
    public TransferProgressBar(CommandOutput output, string activity, int id, TransferProgressBars? all = null)
    {
        _all = all;
        _output = output;
        _activity = activity;
        _id = id;
    }

    public void Report(TransferProgress value)
    {
        _all?.Advance(value.BytesDone - Interlocked.Exchange(ref _seen, value.BytesDone));
        if (!_clock.IsDue()) return;
        _isShown = true;
        _output.Progress(Record(value));
    }

    public void Dispose()
    {
        if (_isShown) _output.Progress(new ProgressRecord(_id, _activity, "Done") { RecordType = ProgressRecordType.Completed });
        _all?.End();
    }

    private ProgressRecord Record(TransferProgress value)
    {
        var rate = value.BytesDone / _clock.Seconds;
        var of = value.BytesTotal is long all ? $" of {Bytes.Text(all)}" : string.Empty;
        var record = new ProgressRecord(
            _id, $"{_activity} {value.Name}", $"{Bytes.Text(value.BytesDone)}{of}, {Bytes.Text((long)rate)}/s");
        if (_all?.Parent is int parent) record.ParentActivityId = parent;
        if (value.BytesTotal is not long total) return record;
        record.PercentComplete = total == 0 ? 100 : (int)(100 * value.BytesDone / total);
        record.SecondsRemaining = rate > 0 ? (int)Math.Min((total - value.BytesDone) / rate, int.MaxValue) : -1;
        return record;
    }
}
