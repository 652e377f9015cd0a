using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>Reads an answer's body into memory, and gives up on one that stalls.</summary>
/// <param name="patience">How long nothing may come.</param>
internal sealed class BodyReader(TimeSpan patience)
{
    /// <summary>Reads until the memory is full or the body ends.</summary>
    /// <param name="body">The answer's stream.</param>
    /// <param name="into">Where to.</param>
    /// <param name="done">How many bytes it has already.</param>
    /// <param name="moved">Called with the number of bytes so far, so that they are not lost when the rest is.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <exception cref="IOException">Nothing came for too long, or the connection broke.</exception>
    public async Task ReadAsync(Stream body, ArraySegment<byte> into, int done, Action<int> moved, CancellationToken stop)
    {
        using var watch = new StallWatch(patience, stop);
        // .NET Framework's network streams do not heed a token while they wait; closing them wakes them.
        using var closing = watch.Token.Register(body.Dispose);
        try
        {
            int read;
            while (done < into.Count
                && (read = await body.ReadAsync(into.Array!, into.Offset + done, into.Count - done, watch.Token).ConfigureAwait(false)) > 0)
            {
                done += read;
                moved(done);
                watch.Moved();
            }
        }
        catch (Exception e) when (watch.HasGivenUp)
        {
            stop.ThrowIfCancellationRequested();
            throw watch.Failure(e);
        }
    }
}
