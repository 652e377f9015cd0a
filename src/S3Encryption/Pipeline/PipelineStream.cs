using System;
using System.Collections.Concurrent;
using System.IO;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace S3Encryption.Pipeline;

/// <summary>
/// What comes down the pipeline as a stream for the work off its thread. A pipeline that is faster waits; when the work has ended, what
/// still comes is dropped.
/// </summary>
internal sealed class PipelineStream : Stream
{
    private const int PieceSize = 64 * 1024;
    private const int MostPieces = 16;
    private readonly BlockingCollection<ArraySegment<byte>> _pieces = new(MostPieces);
    private readonly CancellationTokenSource _readerLeft = new();
    private byte[] _filling = new byte[PieceSize];
    private int _filled;
    private ArraySegment<byte> _reading = new([]);
    private ExceptionDispatchInfo? _failure;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Puts one byte in. From the pipeline thread only.</summary>
    public void Put(byte value)
    {
        _filling[_filled++] = value;
        if (_filled == _filling.Length) PassOn();
    }

    /// <summary>Puts bytes in; they must not change any more.</summary>
    public void Put(byte[] bytes)
    {
        PassOn();
        if (bytes.Length > 0) Add(new ArraySegment<byte>(bytes));
    }

    /// <summary>Nothing more comes.</summary>
    public void End()
    {
        PassOn();
        _pieces.CompleteAdding();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_reading.Count == 0 && !TryTakeNext()) return 0;
        var taken = Math.Min(count, _reading.Count);
        Buffer.BlockCopy(_reading.Array!, _reading.Offset, buffer, offset, taken);
        _reading = new ArraySegment<byte>(_reading.Array!, _reading.Offset + taken, _reading.Count - taken);
        return taken;
    }

    /// <summary>
    /// What came is no content, so the whole is none: the reader gets the failure in the place of an end, and what still comes is dropped.
    /// </summary>
    /// <returns>False where nobody reads who could tell it.</returns>
    public bool Fail(Exception failure)
    {
        if (_failure is not null) return true;
        if (_readerLeft.IsCancellationRequested) return false;
        _failure = ExceptionDispatchInfo.Capture(failure);
        Leave();
        return true;
    }

    /// <summary>Wakes a reader that waits, as a stop must, and lets the pipeline go on.</summary>
    public void Leave() => _readerLeft.Cancel();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) Leave();
        base.Dispose(disposing);
    }

    private bool TryTakeNext()
    {
        try
        {
            return _pieces.TryTake(out _reading, Timeout.Infinite, _readerLeft.Token);
        }
        catch (OperationCanceledException) when (_failure is not null)
        {
            _failure.Throw();
            throw;
        }
    }

    private void PassOn()
    {
        if (_filled == 0) return;
        Add(new ArraySegment<byte>(_filling, 0, _filled));
        (_filling, _filled) = (new byte[PieceSize], 0);
    }

    private void Add(ArraySegment<byte> piece)
    {
        try
        {
            _pieces.Add(piece, _readerLeft.Token);
        }
        catch (OperationCanceledException)
        {
            // The work has ended, and has said why.
        }
    }
}
