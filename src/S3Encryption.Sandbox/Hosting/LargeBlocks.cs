using System;
using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>
/// Buffers of 64 KiB for Kestrel, whose own have four. A large body then takes a sixteenth of the system calls and TLS gets whole records.
/// </summary>
internal sealed class LargeBlocks : MemoryPool<byte>
{
    private const int Size = 64 * 1024;

    /// <summary>Kept for reuse at most: 16 MiB.</summary>
    private const int Most = 256;

    private readonly ConcurrentQueue<Block> _free = new();

    public override int MaxBufferSize => Size;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, Size);
        return _free.TryDequeue(out var block) ? block : new Block(this);
    }

    protected override void Dispose(bool disposing) => _free.Clear();

    /// <summary>What Kestrel finds among its services.</summary>
    internal sealed class Factory : IMemoryPoolFactory<byte>
    {
        public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new LargeBlocks();
    }

    private sealed class Block(LargeBlocks pool) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } = GC.AllocateUninitializedArray<byte>(Size, pinned: true);

        public void Dispose()
        {
            if (pool._free.Count < Most)
            {
                pool._free.Enqueue(this);
            }
        }
    }
}
