using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects;

/// <summary>
/// The memory that the content of all transfers of one command may take, whatever their sizes and number: a few large arrays, of which each
/// takes a stretch. Who comes first is served first, so that nobody waits for ever behind smaller ones.
/// </summary>
/// <remarks>
/// Arrays of each size, as of .NET's pools, add up where sizes are mixed: what was needed of one size at one time is kept beside what is
/// needed of another at the next, twice the budget and more; and what is dropped is garbage that .NET collects late, for it is large.
/// </remarks>
/// <param name="all">Bytes.</param>
public sealed class MemoryBudget(long all) : IDisposable
{
    // What one command leaves the next takes, unless .NET has collected it by then.
    private static readonly WeakReference<ConcurrentBag<byte[]>> Left = new(null!);

    private readonly object _gate = new();
    private readonly Queue<Waiter> _waiting = new();
    private readonly List<Slab> _slabs = [];
    private readonly ConcurrentBag<byte[]> _idle = Idle();
    private readonly long _mostSlabs = Math.Max(1, all / Slab.Size);
    private long _out;

    /// <summary>Waits for a stretch of this size. One larger than the whole budget is given when nothing else is out.</summary>
    internal async Task<Lease> RentAsync(int size, CancellationToken stop)
    {
        var waiter = new Waiter(size);
        lock (_gate)
        {
            _waiting.Enqueue(waiter);
            Serve();
        }

        using (stop.Register(() => Leave(waiter))) return await waiter.Served.Task.ConfigureAwait(false);
    }

    /// <summary>Leaves its memory to the next.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var slab in _slabs)
                if (slab.IsFree) _idle.Add(slab.Bytes);
            _slabs.Clear();
        }
    }

    private static ConcurrentBag<byte[]> Idle()
    {
        lock (Left)
        {
            if (Left.TryGetTarget(out var idle)) return idle;
            idle = [];
            Left.SetTarget(idle);
            return idle;
        }
    }

    private void Leave(Waiter waiter)
    {
        if (!waiter.Served.TrySetCanceled()) return;
        lock (_gate) Serve();
    }

    private void Serve()
    {
        while (_waiting.Count > 0)
        {
            var first = _waiting.Peek();
            if (!first.Served.Task.IsCanceled)
            {
                if (Take(first.Size) is not Lease lease) return;
                // Who left in this moment takes nothing.
                if (!first.Served.TrySetResult(lease)) Free(lease);
            }

            _ = _waiting.Dequeue();
        }
    }

    private Lease? Take(int size)
    {
        var isOwn = size > Slab.Size;
        var cost = Math.Min(isOwn ? size : Slab.Cost(size), all);
        if (cost > all - _out) return null;
        var lease = isOwn ? new Lease(this, null, new ArraySegment<byte>(new byte[size]), cost) : TakeOfSlabs(size, cost);
        if (lease is not null) _out += cost;
        return lease;
    }

    private Lease? TakeOfSlabs(int size, long cost)
    {
        ArraySegment<byte> stretch;
        foreach (var slab in _slabs)
            if (slab.TryTake(size, out stretch)) return new Lease(this, slab, stretch, cost);
        if (_slabs.Count == _mostSlabs) return null;
        var added = new Slab(_idle.TryTake(out var left) ? left : new byte[Slab.Size]);
        _slabs.Add(added);
        _ = added.TryTake(size, out stretch);
        return new Lease(this, added, stretch, cost);
    }

    private void GiveBack(Lease lease)
    {
        lock (_gate)
        {
            Free(lease);
            Serve();
        }
    }

    private void Free(Lease lease)
    {
        lease.Slab?.GiveBack(lease.Stretch);
        _out -= lease.Cost;
    }

    private sealed class Waiter(int size)
    {
        public int Size { get; } = size;

        public TaskCompletionSource<Lease> Served { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>A stretch of memory out of the budget.</summary>
    internal sealed class Lease(MemoryBudget budget, Slab? slab, ArraySegment<byte> stretch, long cost) : IDisposable
    {
        private int _isGivenBack;

        /// <summary>How many of its bytes are content: as many as were asked for, unless it was filled with fewer.</summary>
        public int Count { get; set; } = stretch.Count;

        /// <summary>Those that are content.</summary>
        public ArraySegment<byte> Content => _isGivenBack == 0
            ? new(stretch.Array!, stretch.Offset, Count)
            : throw new ObjectDisposedException(nameof(Lease));

        internal Slab? Slab => slab;

        internal ArraySegment<byte> Stretch => stretch;

        internal long Cost => cost;

        /// <inheritdoc/>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGivenBack, 1) == 0) budget.GiveBack(this);
        }
    }
}
