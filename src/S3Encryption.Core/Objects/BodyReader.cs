using System;
using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects;

/// <summary>Reads an answer's body to its end, and gives up on one that stalls.</summary>
internal static class BodyReader
{
    private const int BufferSize = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="body">The answer's stream.</param>
    /// <param name="take">Called with each piece; the buffer is used again afterwards.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <exception cref="IOException">Nothing came for a minute, or the connection broke.</exception>
    public static async Task CopyAsync(Stream body, Action<byte[], int> take, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // .NET Framework's network streams do not heed a token while they wait; closing them wakes them.
        using var closing = stalled.Token.Register(body.Dispose);
        try
        {
            while (true)
            {
                stalled.CancelAfter(Patience);
                var read = await body.ReadAsync(buffer, 0, buffer.Length, stalled.Token).ConfigureAwait(false);
                if (read == 0) return;
                take(buffer, read);
            }
        }
        catch (Exception e) when (stalled.IsCancellationRequested && e is not S3EncryptionException)
        {
            stop.ThrowIfCancellationRequested();
            throw new IOException($"nothing came for {Patience.TotalSeconds:0} s", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
