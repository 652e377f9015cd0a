using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Sandbox.Storage;

/// <summary>
/// Takes bodies in: into memory up to <paramref name="memoryLimit"/> bytes each and <see cref="MemoryBudget"/> in all, beyond that into
/// files of <paramref name="folder"/>. Nothing remains of a body that does not arrive whole. Files that are no longer needed
/// are written over rather than made anew, since fresh pages of the system's cache can cost more than all the rest of a write.
/// </summary>
internal sealed class BlobStore(string folder, int memoryLimit)
{
    /// <summary>A body of up to this size is not worth a file even when the budget is spent.</summary>
    private const int AlwaysInMemory = 16 * 1024;

    /// <summary>How many bytes of files wait to be written over, at most.</summary>
    private const long SpareLimit = 2L << 30;

    private readonly ConcurrentStack<(string Path, long Size)> _spare = new();
    private long _inMemory;
    private long _spareSize;
    private long _files;

    /// <summary>Where bodies are kept that are too large for memory.</summary>
    internal string Folder => folder;

    /// <summary>How many bytes of bodies memory holds in all.</summary>
    internal long MemoryBudget { get; init; } = 512L << 20;

    /// <summary>Reads exactly <paramref name="length"/> bytes and shows them to <paramref name="observe"/> on the way.</summary>
    /// <exception cref="EndOfStreamException">There were fewer.</exception>
    internal async Task<Blob> ReceiveAsync(Stream source, long length, Action<ReadOnlySpan<byte>> observe, CancellationToken cancellation)
    {
        if (length <= memoryLimit && (length <= AlwaysInMemory || Volatile.Read(ref _inMemory) + length <= MemoryBudget))
        {
            var bytes = length == 0 ? [] : GC.AllocateUninitializedArray<byte>((int)length);
            await source.ReadExactlyAsync(bytes, cancellation);
            observe(bytes);
            _ = Interlocked.Add(ref _inMemory, length);
            return new MemoryBlob(bytes, freed => Interlocked.Add(ref _inMemory, -freed));
        }

        var (path, size) = TakeSpare();
        try
        {
            await FileIntake.WriteAsync(path, source, length, observe, cancellation);
            return new FileBlob(path, length, () => GiveBack(path, Math.Max(size, length)));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private (string Path, long Size) TakeSpare()
    {
        if (_spare.TryPop(out var spare))
        {
            _ = Interlocked.Add(ref _spareSize, -spare.Size);
            return spare;
        }

        return (Path.Combine(folder, Interlocked.Increment(ref _files).ToString("x8", null)), 0);
    }

    private void GiveBack(string path, long size)
    {
        if (Interlocked.Add(ref _spareSize, size) <= SpareLimit)
        {
            _spare.Push((path, size));
            return;
        }

        _ = Interlocked.Add(ref _spareSize, -size);
        File.Delete(path);
    }
}
