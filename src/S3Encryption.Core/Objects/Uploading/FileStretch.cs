using System;
using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>A stretch of a file that is read whenever it is needed: to be summed, to be sent, to be sent again.</summary>
internal sealed class FileStretch(Func<FileStream> open, long offset, long length) : DataBody
{
    private const int Piece = 256 * 1024;

    public override long Length => length;

    public override async Task WriteToAsync(Stream network, Action moved, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            foreach (var count in Read(buffer))
            {
                await network.WriteAsync(buffer, 0, count, stop).ConfigureAwait(false);
                moved();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Shows all of it, piece by piece.</summary>
    public override void Show(Action<ArraySegment<byte>> look)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            foreach (var count in Read(buffer)) look(new ArraySegment<byte>(buffer, 0, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private System.Collections.Generic.IEnumerable<int> Read(byte[] buffer)
    {
        using var file = open();
        _ = file.Seek(offset, SeekOrigin.Begin);
        for (var left = length; left > 0;)
        {
            var count = file.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (count == 0) throw Failures.FileFailures.Changed(file.Name);
            left -= count;
            yield return count;
        }
    }
}
