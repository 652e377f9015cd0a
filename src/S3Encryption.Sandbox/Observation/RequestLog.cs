using System.Collections.Generic;
using System.Threading;

namespace S3Encryption.Sandbox.Observation;

/// <summary>The last requests, in the order of their answers. Safe for concurrent use.</summary>
public sealed class RequestLog
{
    private const int Most = 10_000;

    private readonly Lock _changing = new();
    private readonly Queue<RequestRecord> _records = new();

    /// <summary>A copy of what is in the log now, oldest first.</summary>
    public IReadOnlyList<RequestRecord> Snapshot()
    {
        lock (_changing)
        {
            return [.. _records];
        }
    }

    /// <summary>Forgets everything, so that a test sees only its own requests.</summary>
    public void Clear()
    {
        lock (_changing)
        {
            _records.Clear();
        }
    }

    internal void Add(RequestRecord record)
    {
        lock (_changing)
        {
            if (_records.Count == Most)
            {
                _ = _records.Dequeue();
            }

            _records.Enqueue(record);
        }
    }
}
