using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using S3Encryption.Sandbox.Observation;

namespace S3Encryption.Sandbox.Faults;

/// <summary>The faults that are still to happen. Safe for concurrent use.</summary>
public sealed class FaultPlan
{
    private readonly Lock _changing = new();
    private readonly List<WaitingFault> _waiting = [];
    private volatile bool _any;
    private int _lastId;

    /// <summary>Whether every planned fault has happened, or begun to.</summary>
    public bool IsEmpty => !_any;

    /// <summary>Plans a fault, and says under which id.</summary>
    /// <exception cref="ArgumentException">The fault cannot happen; the message says why.</exception>
    public int Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.Problem is { } problem)
        {
            throw new ArgumentException(problem);
        }

        lock (_changing)
        {
            _waiting.Add(new(++_lastId, fault));
            _any = true;
            return _lastId;
        }
    }

    /// <summary>What is planned now, in the order of planning.</summary>
    public IReadOnlyList<PlannedFault> Snapshot()
    {
        lock (_changing)
        {
            return [.. _waiting.Select(waiting => waiting.ToPlanned())];
        }
    }

    /// <summary>Takes one back; false where it is not there, or has happened as often as it was to.</summary>
    public bool Remove(int id) => RemoveAll(waiting => waiting.Id == id) > 0;

    /// <summary>Takes all back.</summary>
    public void Clear() => RemoveAll(_ => true);

    /// <summary>What happens to this request.</summary>
    internal IReadOnlyList<FaultAction> Next(RequestTrace request)
    {
        if (!_any)
        {
            return [];
        }

        List<FaultAction> due = [];
        lock (_changing)
        {
            foreach (var waiting in _waiting)
            {
                if (waiting.Next(request) is { } action)
                {
                    due.Add(action);
                }
            }
        }

        if (due.Count > 0)
        {
            _ = RemoveAll(waiting => waiting.IsSpent);
        }

        return due;
    }

    private int RemoveAll(Predicate<WaitingFault> which)
    {
        lock (_changing)
        {
            var removed = _waiting.RemoveAll(which);
            _any = _waiting.Count > 0;
            return removed;
        }
    }
}
