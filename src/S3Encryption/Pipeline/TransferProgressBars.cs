using System.Globalization;
using System.Management.Automation;
using System.Threading;
using S3Encryption.Core.Objects;

namespace S3Encryption.Pipeline;

/// <summary>
/// The transfers of one cmdlet: each shows itself, and above them stands what they come to together, once there is more than one.
/// </summary>
internal sealed class TransferProgressBars(CommandOutput output, string activity)
{
    private const int Together = 0;
    private readonly ProgressClock _clock = new();
    private int _begun;
    private int _ended;
    private long _bytes;

    /// <summary>The bar of one more. Dispose of it when the transfer has ended.</summary>
    public TransferProgressBar Begin() => new(output, activity, Interlocked.Increment(ref _begun), this);

    /// <summary>What stands above each of several; null for one alone.</summary>
    public int? Parent => Volatile.Read(ref _begun) > 1 ? Together : null;

    /// <summary>So many more bytes are done. From any thread.</summary>
    public void Advance(long bytes)
    {
        _ = Interlocked.Add(ref _bytes, bytes);
        Show();
    }

    /// <summary>One more has ended.</summary>
    public void End()
    {
        _ = Interlocked.Increment(ref _ended);
        Show();
    }

    // What is to come is not known: it comes down the pipeline.
    private void Show()
    {
        if (Parent is null || !_clock.IsDue()) return;
        var (ended, bytes) = (Volatile.Read(ref _ended), Volatile.Read(ref _bytes));
        output.Progress(new ProgressRecord(Together, activity, string.Format(
            CultureInfo.CurrentCulture, "{0:N0} done, {1:N0} under way, {2}, {3}/s",
            ended, Volatile.Read(ref _begun) - ended, Bytes.Text(bytes), Bytes.Text((long)(bytes / _clock.Seconds)))));
    }
}
