using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>
/// A checksum that must see the content in order: a hash, or one of the checksums of parts that end where no range ends.
/// </summary>
internal sealed class OrderedSum(KeptChecksum kept) : IDisposable
{
    private readonly InOrder _order = new();
    private readonly List<Checksum> _parts = [];
    private RunningChecksum _running = kept.Algorithm.Start();
    private long _inPart;

    public async Task AppendAsync(long offset, ArraySegment<byte> range, CancellationToken stop)
    {
        await _order.TurnAsync(offset, stop).ConfigureAwait(false);
        if (kept.Parts is null) _running.Append(range);
        else AppendToParts(kept.Parts, range);
        _order.Done(offset, range.Count);
    }

    public Checksum Finish() => kept.Parts is null ? _running.Finish() : kept.Algorithm.Compose(_parts);

    /// <inheritdoc/>
    public void Dispose() => _running.Dispose();

    private void AppendToParts(IReadOnlyList<long> sizes, ArraySegment<byte> range)
    {
        for (var done = 0; done < range.Count;)
        {
            var piece = (int)Math.Min(range.Count - done, sizes[_parts.Count] - _inPart);
            _running.Append(range.Array!, range.Offset + done, piece);
            done += piece;
            _inPart += piece;
            if (_inPart == sizes[_parts.Count]) EndPart();
        }
    }

    private void EndPart()
    {
        _parts.Add(_running.Finish());
        _running.Dispose();
        _running = kept.Algorithm.Start();
        _inPart = 0;
    }
}
