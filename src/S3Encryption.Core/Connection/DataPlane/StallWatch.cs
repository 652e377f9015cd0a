using System;
using System.IO;
using System.Threading;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>Gives a request up when nothing moves for a while. Its token is also the caller's stop.</summary>
internal sealed class StallWatch : IDisposable
{
    private readonly TimeSpan _patience;
    private readonly int _lookEvery;
    private readonly CancellationTokenSource _source;
    private int _moved = Environment.TickCount;

    /// <param name="patience">How long nothing may move.</param>
    /// <param name="stop">The caller's stop.</param>
    public StallWatch(TimeSpan patience, CancellationToken stop)
    {
        _patience = patience;
        _lookEvery = (int)(patience.TotalMilliseconds / 12);
        _source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _source.CancelAfter(patience);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether patience ran out, or the caller stopped.</summary>
    public bool HasGivenUp => _source.IsCancellationRequested;

    /// <summary>Something moved. Called for every few KiB, so it sets the timer anew only now and then.</summary>
    public void Moved()
    {
        var now = Environment.TickCount;
        if (unchecked(now - _moved) < _lookEvery) return;
        _moved = now;
        _source.CancelAfter(_patience);
    }

    /// <summary>What to tell of a request that was given up.</summary>
    public IOException Failure(Exception cause) => new($"nothing moved for {_patience.TotalSeconds:0.#} s", cause);

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
