using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Signing;

/// <summary>
/// Takes aws-chunked framing off a body while it is read. Data goes from the source straight into the reader's buffer; only
/// framing lines pass through a buffer of its own.
/// </summary>
internal sealed class AwsChunkedStream(
    Stream source, long decodedLength, ChunkSignatures? signatures, ChunkTrailers trailers) : ReadOnlyBodyStream
{
    private const int SmallestChunk = 8192;
    private readonly ChunkLineReader _input = new(source);
    private State _state = State.Header;
    private ChunkHeader _chunk;
    private long _left;
    private long _seen;
    private int _chunks;

    private enum State
    {
        Header,
        Data,
        EndOfData,
        Trailers,
        Done,
    }

    internal IReadOnlyDictionary<string, string> Trailers => trailers.Values;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_state != State.Done && buffer.Length > 0)
        {
            switch (_state)
            {
                case State.Header:
                    BeginChunk(ChunkHeader.Parse(await _input.ReadLineAsync(cancellationToken) ?? throw Incomplete()));
                    break;
                case State.Data:
                    return await ReadDataAsync(buffer, cancellationToken);
                case State.EndOfData:
                    await EndChunkAsync(cancellationToken);
                    break;
                default:
                    await ReadTrailersAsync(cancellationToken);
                    break;
            }
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        _input.Dispose();
        base.Dispose(disposing);
    }

    private void BeginChunk(ChunkHeader chunk)
    {
        if (chunk.Size > 0 && _chunks > 0 && _chunk.Size < SmallestChunk)
        {
            throw new AwsErrorException(403, "InvalidChunkSizeError", "Only the last chunk is allowed to have a size less than 8192 bytes",
                new Dictionary<string, string> { ["Chunk"] = $"{_chunks}", ["BadChunkSize"] = $"{_chunk.Size}" });
        }

        _chunk = chunk;
        _chunks++;
        _left = chunk.Size;
        _seen += chunk.Size;
        if (_seen > decodedLength || (chunk.Size == 0 && _seen != decodedLength))
        {
            throw new AwsErrorException(
                400, "IncompleteBody", "You did not provide the number of bytes specified by the Content-Length HTTP header");
        }

        _state = State.Data;
        if (chunk.Size == 0)
        {
            signatures?.EndChunk(chunk.Signature);
            _state = State.Trailers;
        }
    }

    private async ValueTask<int> ReadDataAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, _left)];
        var count = await _input.ReadAsync(wanted, cancellationToken);
        if (count == 0)
        {
            throw Incomplete();
        }

        signatures?.Append(wanted.Span[..count]);
        _left -= count;
        _state = _left == 0 ? State.EndOfData : State.Data;
        return count;
    }

    private async ValueTask EndChunkAsync(CancellationToken cancellationToken)
    {
        if (await _input.ReadLineAsync(cancellationToken) is not { } end)
        {
            throw Incomplete();
        }

        if (end.Length > 0)
        {
            throw ChunkHeader.Malformed();
        }

        signatures?.EndChunk(_chunk.Signature);
        _state = State.Header;
    }

    private async ValueTask ReadTrailersAsync(CancellationToken cancellationToken)
    {
        // AWS takes a body that ends after its last trailer as well as one with the closing empty line.
        while (await _input.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            trailers.Add(line);
        }

        trailers.Complete(signatures);
        _state = State.Done;
    }

    private static AwsErrorException Incomplete() => new(400, "IncompleteBody", "The request body terminated unexpectedly");
}
