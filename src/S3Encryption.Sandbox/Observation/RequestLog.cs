using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace S3Encryption.Sandbox.Observation;

/// <summary>The last 10,000 requests, in the order of their answers. Safe for concurrent use.</summary>
public sealed class RequestLog
{
    private const int Most = 10_000;

    private readonly Lock _changing = new();
    private readonly RequestTrace?[] _ring = new RequestTrace?[Most];
    private long _last;
    private long _forgotten;

    /// <summary>A copy of what is in the log now, oldest first.</summary>
    public IReadOnlyList<RequestRecord> Snapshot() => Since(0);

    /// <summary>What came after the record of that number, oldest first.</summary>
    public IReadOnlyList<RequestRecord> Since(long number)
    {
        RequestTrace[] traces;
        lock (_changing)
        {
            var first = Math.Max(Math.Max(number, _forgotten), _last - Most) + 1;
            traces = new RequestTrace[Math.Max(0, _last - first + 1)];
            for (var i = 0; i < traces.Length; i++)
            {
                traces[i] = _ring[(first + i) % Most]!;
            }
        }

        return [.. traces.Select(trace => trace.ToRecord())];
    }

    /// <summary>Forgets everything, so that a test sees only its own requests. Numbers go on.</summary>
    public void Clear()
    {
        lock (_changing)
        {
            _forgotten = _last;
            Array.Clear(_ring);
        }
    }

    internal void Add(RequestTrace trace)
    {
        lock (_changing)
        {
            trace.Number = ++_last;
            _ring[_last % Most] = trace;
        }
    }
}
