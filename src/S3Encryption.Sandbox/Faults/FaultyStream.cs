using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Faults;

/// <summary>A body, of a request or a response, to which a fault happens on the way.</summary>
internal sealed class FaultyStream(Stream inner, FaultAction action, HttpContext context) : Stream
{
    private long _passed;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>How many bytes still pass unharmed.</summary>
    private long Left => action switch
    {
        ResetConnection reset => reset.AfterBytes,
        StallConnection stall => stall.AfterBytes,
        TruncateResponse truncate => truncate.AfterBytes,
        _ => long.MaxValue,
    } - _passed;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Left <= 0)
        {
            await BreakAsync();
        }

        var read = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, Left)], cancellationToken);
        _passed += read;
        return read;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var passing = (int)Math.Min(buffer.Length, Math.Max(0, Left));
        if (passing > 0)
        {
            await inner.WriteAsync(Flipped(buffer[..passing]), cancellationToken);
            _passed += passing;
        }

        if (passing < buffer.Length && action is not TruncateResponse)
        {
            await inner.FlushAsync(cancellationToken);
            await BreakAsync();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task BreakAsync()
    {
        if (action is StallConnection)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        // Without lingering the peer sees a reset, not an orderly end.
        context.Features.Get<IConnectionSocketFeature>()?.Socket.LingerState = new LingerOption(true, 0);
        context.Abort();
        throw new OperationCanceledException(context.RequestAborted);
    }

    private ReadOnlyMemory<byte> Flipped(ReadOnlyMemory<byte> bytes)
    {
        if (action is not FlipResponseByte flip || flip.Offset < _passed || flip.Offset >= _passed + bytes.Length)
        {
            return bytes;
        }

        var copy = bytes.ToArray();
        copy[flip.Offset - _passed] ^= 1;
        return copy;
    }
}
