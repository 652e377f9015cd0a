using System;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>Gives the content away in order.</summary>
/// <param name="give">Takes a range, and has done with its memory when it ends.</param>
public sealed class BlockTarget(Func<ArraySegment<byte>, Task> give) : DownloadTarget
{
    private readonly InOrder _order = new();

    internal override async Task WriteAsync(long offset, ArraySegment<byte> range, CancellationToken stop)
    {
        await _order.TurnAsync(offset, stop).ConfigureAwait(false);
        await give(range).ConfigureAwait(false);
        _order.Done(offset, range.Count);
    }
}
