using System;
using System.Threading;

namespace S3Encryption.Core.Connection;

/// <summary>
/// A token that outlives the caller's stop for a moment: for a request that begins something which has to be ended again, and whose
/// answer alone tells what.
/// </summary>
internal sealed class StopGrace : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenRegistration _stopped;

    /// <exception cref="OperationCanceledException">The caller stopped before anything was begun.</exception>
    public StopGrace(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        _stopped = stop.Register(() => _source.CancelAfter(Moment));
    }

    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped.Dispose();
        _source.Dispose();
    }
}
