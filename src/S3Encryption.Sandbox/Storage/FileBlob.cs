using System;
using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Sandbox.Storage;

/// <summary>A large body at the beginning of a temporary file, which is given back with the last lease.</summary>
internal sealed class FileBlob(string path, long length, Action freed) : Blob(length)
{
    private const int ChunkSize = 512 * 1024;

    internal override async Task CopyToAsync(Stream destination, long offset, long count, CancellationToken cancellation)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.Asynchronous);
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            while (count > 0)
            {
                var wanted = (int)Math.Min(ChunkSize, count);
                var read = await RandomAccess.ReadAsync(file, buffer.AsMemory(0, wanted), offset, cancellation);
                if (read == 0)
                {
                    throw new EndOfStreamException("The temporary file " + path + " is shorter than it was written.");
                }

                await destination.WriteAsync(buffer.AsMemory(0, read), cancellation);
                offset += read;
                count -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override void Free() => freed();
}
