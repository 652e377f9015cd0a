using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Connection;

/// <summary>
/// How many requests are in flight at once: more while the service answers as fast as it did, half as many when it asks for fewer.
/// Additive increase and multiplicative decrease, after a slow start, as TCP does it.
/// </summary>
/// <remarks>
/// https://www.rfc-editor.org/rfc/rfc5681; S3 scales a prefix up gradually and answers 503 meanwhile (userguide/optimizing-performance.html).
/// </remarks>
public sealed class RequestPace
{
    private const int First = 8;

    // More requests at once take longer each; that much longer, and they only wait for one another.
    private const double MostSlowdown = 3;

    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource<bool>> _waiting = new();
    private readonly string _what;
    private readonly int _most;
    private readonly long _interval;
    private readonly IActivityLog _log;
    private int _limit;
    private int _inFlight;
    private int _answers;
    private long _ticks;
    private double _fastest = double.MaxValue;
    private bool _isStarting = true;
    private long _nextStart;

    /// <param name="what">What the requests go to, for the log.</param>
    /// <param name="most">The most in flight at once.</param>
    /// <param name="perSecond">The most begun in a second; null for no limit.</param>
    /// <param name="log">Is told when the pace changes.</param>
    public RequestPace(string what, int most, double? perSecond, IActivityLog log)
    {
        _what = what;
        _most = most;
        _limit = Math.Min(First, most);
        _interval = perSecond is double rate ? (long)(Stopwatch.Frequency / rate) : 0;
        _log = log;
    }

    /// <summary>How many may be in flight now.</summary>
    public int Limit
    {
        get
        {
            lock (_gate) return _limit;
        }
    }

    /// <summary>Waits for a turn. Whoever got one gives it back by <see cref="Leave"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller stopped; no turn was taken.</exception>
    public async Task EnterAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        TaskCompletionSource<bool>? turn = null;
        lock (_gate)
        {
            if (_inFlight < _limit)
            {
                _inFlight++;
            }
            else
            {
                turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Enqueue(turn);
            }
        }

        try
        {
            // Not cancelled while it waits: those in flight end at once when the caller stops, and each lets the next one see it.
            if (turn is not null) _ = await turn.Task.ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            if (_interval > 0) await Task.Delay(UntilNextStart(), stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_gate) HandOn();
            throw;
        }
    }

    /// <summary>Gives a turn back.</summary>
    /// <param name="ticks">How long the answer took, in ticks of <see cref="Stopwatch"/>; null where there was none.</param>
    /// <param name="isThrottled">Whether the service asked for fewer requests.</param>
    public void Leave(long? ticks, bool isThrottled)
    {
        string? changed;
        lock (_gate)
        {
            changed = isThrottled ? SlowDown() : ticks is long took ? SpeedUp(took) : null;
            HandOn();
        }

        if (changed is not null) _log.Verbose(changed);
    }

    // Once for all that were in flight together: they were all sent too fast, and it was one mistake.
    private string? SlowDown()
    {
        _isStarting = false;
        if (_answers < 0)
        {
            _answers++;
            return null;
        }

        _answers = 1 - _inFlight;
        _ticks = 0;
        _limit = Math.Max(1, _limit / 2);
        return $"{_what}: slowing down to {_limit} requests at once, as it asks for fewer.";
    }

    private string? SpeedUp(long took)
    {
        if (_answers >= 0) _ticks += took;
        if (++_answers < _limit) return null;
        var mean = (double)_ticks / _answers;
        _answers = 0;
        _ticks = 0;
        _fastest = Math.Min(_fastest, mean);
        if (_limit == _most) return null;
        if (mean > MostSlowdown * _fastest)
        {
            _isStarting = false;
            return null;
        }

        _limit = Math.Min(_most, _isStarting ? _limit * 2 : _limit + 1);
        return _isStarting || _limit == _most ? $"{_what}: up to {_limit} requests at once." : null;
    }

    private void HandOn()
    {
        _inFlight--;
        while (_inFlight < _limit && _waiting.Count > 0)
        {
            _inFlight++;
            _ = _waiting.Dequeue().TrySetResult(true);
        }
    }

    private TimeSpan UntilNextStart()
    {
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            _nextStart = Math.Max(_nextStart, now);
            var wait = _nextStart - now;
            _nextStart += _interval;
            return TimeSpan.FromSeconds((double)wait / Stopwatch.Frequency);
        }
    }
}
