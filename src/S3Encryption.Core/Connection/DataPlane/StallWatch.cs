using System;
using System.Threading;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>Gives a request up when nothing moves for a minute. Its token is also the caller's stop.</summary>
internal sealed class StallWatch : IDisposable
{
    /// <summary>How long nothing may move.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly int LookEvery = (int)(Patience.TotalMilliseconds / 12);
    private readonly CancellationTokenSource _source;
    private int _moved = Environment.TickCount;

    public StallWatch(CancellationToken stop)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _source.CancelAfter(Patience);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether patience ran out, or the caller stopped.</summary>
    public bool HasGivenUp => _source.IsCancellationRequested;

    /// <summary>Something moved. Called for every few KiB, so it sets the timer anew only now and then.</summary>
    public void Moved()
    {
        var now = Environment.TickCount;
        if (unchecked(now - _moved) < LookEvery) return;
        _moved = now;
        _source.CancelAfter(Patience);
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
