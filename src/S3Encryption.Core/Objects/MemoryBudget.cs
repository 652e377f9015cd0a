using System;
using System.Buffers;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects;

/// <summary>
/// The memory that the content of all transfers of one command may take, whatever their sizes and number. Who comes first is served
/// first, so that nobody waits for ever behind smaller ones.
/// </summary>
public sealed class MemoryBudget(long all)
{
    // Of ArrayPool.Create: https://learn.microsoft.com/dotnet/api/system.buffers.arraypool-1.create
    private const int SmallestBuffer = 16;
    private const int LargestBuffer = 8 << 20;
    private const int MostOfOneSize = 32;

    // What one command leaves the next takes, unless .NET has collected it by then.
    private static readonly WeakReference<ArrayPool<byte>> Left = new(null!);

    private readonly object _gate = new();
    private readonly Queue<Waiter> _waiting = new();
    private readonly ArrayPool<byte> _buffers = Buffers();
    private readonly long _all = all;
    private long _left = all;

    /// <summary>Waits for a buffer of at least this size. One larger than the whole budget is given when nothing else is out.</summary>
    internal async Task<Lease> RentAsync(int size, CancellationToken stop)
    {
        var waiter = new Waiter(size, _all);
        lock (_gate)
        {
            _waiting.Enqueue(waiter);
            Serve();
        }

        using (stop.Register(() => Leave(waiter))) _ = await waiter.Served.Task.ConfigureAwait(false);
        return new Lease(this, _buffers.Rent(Math.Max(1, size)), waiter.Cost);
    }

    private void Leave(Waiter waiter)
    {
        if (!waiter.Served.TrySetCanceled()) return;
        lock (_gate) Serve();
    }

    // Not .NET's shared ones: those are kept for each thread that gave one back, which are as many again as are in use.
    private static ArrayPool<byte> Buffers()
    {
        if (Left.TryGetTarget(out var left)) return left;
        var buffers = ArrayPool<byte>.Create(LargestBuffer, MostOfOneSize);
        Left.SetTarget(buffers);
        return buffers;
    }

    private void GiveBack(byte[] buffer, long cost)
    {
        _buffers.Return(buffer);
        lock (_gate)
        {
            _left += cost;
            Serve();
        }
    }

    private void Serve()
    {
        while (_waiting.Count > 0)
        {
            var first = _waiting.Peek();
            if (first.Served.Task.IsCanceled)
            {
                _ = _waiting.Dequeue();
                continue;
            }

            if (first.Cost > _left) return;
            _ = _waiting.Dequeue();
            if (first.Served.TrySetResult(true)) _left -= first.Cost;
        }
    }

    // What the pool really gives, not what was asked for: the next power of two, up to its largest.
    private static long Taken(int size)
    {
        if (size > LargestBuffer) return size;
        var taken = SmallestBuffer;
        while (taken < size) taken <<= 1;
        return taken;
    }

    private sealed class Waiter(int size, long most)
    {
        public long Cost { get; } = Math.Min(Taken(size), most);

        public TaskCompletionSource<bool> Served { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>A buffer out of the budget. Its array may be longer than was asked for.</summary>
    internal sealed class Lease(MemoryBudget budget, byte[] buffer, long cost) : IDisposable
    {
        private byte[]? _buffer = buffer;

        public byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(Lease));

        /// <summary>How many of its bytes are content.</summary>
        public int Count { get; set; }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _buffer, null) is not byte[] returned) return;
            budget.GiveBack(returned, cost);
        }
    }
}
