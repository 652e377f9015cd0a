using System;
using System.Buffers;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Sandbox.Signing;

/// <summary>Reads lines and data by turns from one stream.</summary>
internal sealed class ChunkLineReader(Stream source) : IDisposable
{
    private const int LongestLine = 8192;
    private const int BufferSize = 64 * 1024;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;

    /// <summary>The next line without its CR LF; null at the end of the stream.</summary>
    internal async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8);
            if (length >= 0)
            {
                var line = Encoding.UTF8.GetString(_buffer, _start, length);
                _start += length + 2;
                return line;
            }

            if (_end - _start > LongestLine)
            {
                throw ChunkHeader.Malformed();
            }

            if (!await FillAsync(cancellationToken))
            {
                return _end == _start ? null : throw ChunkHeader.Malformed();
            }
        }
    }

    /// <summary>Data: first what was read ahead with a line, then directly from the source.</summary>
    internal ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var ahead = Math.Min(_end - _start, buffer.Length);
        if (ahead == 0)
        {
            return source.ReadAsync(buffer, cancellationToken);
        }

        _buffer.AsMemory(_start, ahead).CopyTo(buffer);
        _start += ahead;
        return ValueTask.FromResult(ahead);
    }

    public void Dispose()
    {
        // Once only: a buffer returned twice would be two readers' at once.
        if (Interlocked.Exchange(ref _buffer, []) is { Length: > 0 } rented)
        {
            _start = _end = 0;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_buffer.Length == 0, this);
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        var count = await source.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += count;
        return count > 0;
    }
}
