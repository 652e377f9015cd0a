using System;
using System.Buffers;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;

namespace S3Encryption.Benchmarks.Transfers.Bare;

/// <summary>A part of a file as the body of a request, read as it is sent.</summary>
internal sealed class FilePart(SafeFileHandle file, long start, long length) : HttpContent
{
    private const int BufferSize = 256 * 1024;

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (long done = 0; done < length;)
            {
                var read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - done)), start + done);
                if (read == 0) throw new EndOfStreamException("The file has become shorter.");
                await stream.WriteAsync(buffer.AsMemory(0, read));
                done += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
