using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>A body in memory. The buffer is the caller's, and must not change until the request has ended.</summary>
internal sealed class BufferBody(byte[] bytes, int count) : DataBody
{
    private const int Piece = 256 * 1024;

    public override long Length => count;

    public override async Task WriteToAsync(Stream network, Action moved, CancellationToken stop)
    {
        for (var done = 0; done < count; done += Piece)
        {
            await network.WriteAsync(bytes, done, Math.Min(Piece, count - done), stop).ConfigureAwait(false);
            moved();
        }
    }

    public override void Show(Action<byte[], int> look) => look(bytes, count);
}
