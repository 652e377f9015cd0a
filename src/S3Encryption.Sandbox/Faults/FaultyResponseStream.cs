using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Sandbox.Faults;

/// <summary>The body of a response to which a fault happens on the way.</summary>
internal sealed class FaultyResponseStream(Stream inner, BodyFault fault) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var passing = fault.Passing(buffer.Length);
            if (passing == 0)
            {
                if (!fault.DropsTheRest)
                {
                    await inner.FlushAsync(cancellationToken);
                    await fault.BreakAsync();
                }

                return;
            }

            var bytes = buffer[..passing].ToArray();
            fault.Pass(bytes);
            await fault.PaceAsync();
            await inner.WriteAsync(bytes, cancellationToken);
            buffer = buffer[passing..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
