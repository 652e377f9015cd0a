using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>Content to store, read once from its beginning to its end.</summary>
public abstract class UploadSource : IDisposable
{
    /// <summary>What messages call it.</summary>
    public abstract string Name { get; }

    /// <summary>Bytes; null where only the end will tell.</summary>
    public abstract long? Length { get; }

    /// <summary>The file, where it is one.</summary>
    public virtual string? Path => null;

    /// <summary>When it was last written, in UTC.</summary>
    internal virtual DateTime? Written => null;

    /// <summary>Reads the next bytes: as many as there is room for, or fewer at the end.</summary>
    internal abstract Task<int> ReadAsync(ArraySegment<byte> into, CancellationToken stop);

    /// <summary>A stretch that is read when it is sent, for parts too large for memory.</summary>
    internal virtual DataBody Stretch(long offset, long length) => throw new NotSupportedException();

#if NET
    /// <summary>Whether <see cref="ReadAt"/> can be used, by several at once.</summary>
    internal virtual bool CanReadAt => false;

    /// <summary>Fills a buffer from anywhere, without moving on where the next bytes are read.</summary>
    internal virtual void ReadAt(long offset, Span<byte> buffer) => throw new NotSupportedException();
#endif

    /// <exception cref="S3EncryptionException">Somebody wrote to it since it was opened.</exception>
    internal virtual void RequireUnchanged()
    {
    }

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    private protected static async Task<int> FillAsync(Stream stream, ArraySegment<byte> into, CancellationToken stop)
    {
        var done = 0;
        int read;
        while (done < into.Count
            && (read = await stream.ReadAsync(into.Array!, into.Offset + done, into.Count - done, stop).ConfigureAwait(false)) > 0)
        {
            done += read;
        }

        return done;
    }
}
