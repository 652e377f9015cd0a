using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>A body in memory, which is the caller's, and must not change until the request has ended.</summary>
internal sealed class BufferBody(ArraySegment<byte> bytes) : DataBody
{
    private const int Piece = 256 * 1024;

    public BufferBody(byte[] bytes)
        : this(new ArraySegment<byte>(bytes))
    {
    }

    public override long Length => bytes.Count;

    public override async Task WriteToAsync(Stream network, Action moved, CancellationToken stop)
    {
        for (var done = 0; done < bytes.Count; done += Piece)
        {
            await network.WriteAsync(bytes.Array!, bytes.Offset + done, Math.Min(Piece, bytes.Count - done), stop).ConfigureAwait(false);
            moved();
        }
    }

    public override void Show(Action<ArraySegment<byte>> look) => look(bytes);
}
