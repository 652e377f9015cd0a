using System;
using System.Collections.Generic;
using System.Threading;

namespace S3Encryption.Sandbox.Faults;

/// <summary>The faults that are still to happen. Safe for concurrent use.</summary>
public sealed class FaultPlan
{
    private readonly Lock _changing = new();
    private readonly List<(Fault Fault, int Seen)> _waiting = [];
    private volatile bool _any;

    /// <summary>Whether every planned fault has happened, or begun to.</summary>
    public bool IsEmpty => !_any;

    /// <summary>Plans a fault.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nth is below 1.</exception>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Nth, 1);
        lock (_changing)
        {
            _waiting.Add((fault, 0));
            _any = true;
        }
    }

    /// <summary>What happens to this request; null nothing.</summary>
    internal FaultAction? Next(string service, string operation)
    {
        if (!_any)
        {
            return null;
        }

        lock (_changing)
        {
            FaultAction? due = null;
            for (var i = _waiting.Count - 1; i >= 0; i--)
            {
                var (fault, seen) = _waiting[i];
                if (fault.Service != service || fault.Operation != operation)
                {
                    continue;
                }

                if (++seen < fault.Nth)
                {
                    _waiting[i] = (fault, seen);
                    continue;
                }

                due = fault.Action;
                _waiting.RemoveAt(i);
            }

            _any = _waiting.Count > 0;
            return due;
        }
    }
}
