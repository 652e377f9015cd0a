using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Sandbox.Observation;

/// <summary>How often each operation was asked for, and with what result. Safe for concurrent use.</summary>
public sealed class RequestCounters
{
    /// <summary>More names than the services have operations; made-up ones beyond it are counted together.</summary>
    private const int MostOperations = 1000;

    private readonly ConcurrentDictionary<(string Service, string? Operation), OperationTally> _tallies = new();

    /// <summary>The counters now, by service and operation.</summary>
    public IReadOnlyList<OperationCounters> Snapshot() =>
    [
        .. _tallies.Values.Select(tally => tally.ToCounters())
            .OrderBy(counters => counters.Service, StringComparer.Ordinal)
            .ThenBy(counters => counters.Operation, StringComparer.Ordinal),
    ];

    /// <summary>Starts again at 0.</summary>
    public void Clear() => _tallies.Clear();

    internal void Add(RequestTrace request)
    {
        var name = (request.Service, string.IsNullOrEmpty(request.Operation) ? null : request.Operation);
        if (!_tallies.TryGetValue(name, out var tally))
        {
            name = _tallies.Count < MostOperations ? name : (request.Service, null);
            tally = _tallies.GetOrAdd(name, static name => new(name.Service, name.Operation));
        }

        tally.Add(request);
    }
}
