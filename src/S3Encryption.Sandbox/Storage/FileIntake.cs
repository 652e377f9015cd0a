using System;
using System.Buffers;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace S3Encryption.Sandbox.Storage;

/// <summary>
/// Brings a body of known length into a file. Chunks are observed and written while others still fill from the network: with a digest to
/// compute, each of the two has a processor busy.
/// </summary>
internal static class FileIntake
{
    private const int ChunkSize = 256 * 1024;
    private const int Chunks = 6;

    /// <exception cref="EndOfStreamException">The source has fewer bytes.</exception>
    internal static async Task WriteAsync(
        string path, Stream source, long length, Action<ReadOnlySpan<byte>> observe, CancellationToken cancellation)
    {
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, FileOptions.Asynchronous);
        var buffers = Enumerable.Range(0, Chunks).Select(_ => ArrayPool<byte>.Shared.Rent(ChunkSize)).ToArray();
        var free = Channel.CreateBounded<byte[]>(Chunks);
        var filled = Channel.CreateBounded<byte[]>(Chunks);
        foreach (var buffer in buffers)
        {
            _ = free.Writer.TryWrite(buffer);
        }

        var draining = Task.Run(DrainAsync, CancellationToken.None);
        try
        {
            for (var left = length; left > 0; left -= ChunkSize)
            {
                var buffer = await free.Reader.ReadAsync(cancellation);
                await source.ReadExactlyAsync(buffer.AsMemory(0, (int)Math.Min(ChunkSize, left)), cancellation);
                _ = filled.Writer.TryWrite(buffer);
            }
        }
        finally
        {
            filled.Writer.Complete();
            try
            {
                await draining;
            }
            finally
            {
                // Only now does nothing read or write them any more.
                Array.ForEach(buffers, buffer => ArrayPool<byte>.Shared.Return(buffer));
            }
        }

        async Task DrainAsync()
        {
            try
            {
                long offset = 0;
                await foreach (var buffer in filled.Reader.ReadAllAsync(CancellationToken.None))
                {
                    var count = (int)Math.Min(ChunkSize, length - offset);
                    var write = RandomAccess.WriteAsync(file, buffer.AsMemory(0, count), offset, CancellationToken.None);
                    observe(buffer.AsSpan(0, count));
                    await write;
                    offset += count;
                    _ = free.Writer.TryWrite(buffer);
                }
            }
            finally
            {
                // After a failed write no more chunks come back: who waits for one must not wait for ever.
                free.Writer.Complete();
            }
        }
    }
}
