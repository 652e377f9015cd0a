using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Sandbox.Storage;

/// <summary>A small body in memory.</summary>
internal sealed class MemoryBlob(ReadOnlyMemory<byte> bytes, Action<long>? freed = null) : Blob(bytes.Length)
{
    private readonly ReadOnlyMemory<byte> _bytes = bytes;

    internal override async Task CopyToAsync(Stream destination, long offset, long count, CancellationToken cancellation) =>
        await destination.WriteAsync(_bytes.Slice((int)offset, (int)count), cancellation);

    protected override void Free() => freed?.Invoke(Length);
}
