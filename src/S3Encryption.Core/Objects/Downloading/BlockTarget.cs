using System;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>Gives the content away in order.</summary>
/// <param name="give">Takes a buffer and how many of its bytes count, and has done with it when it ends.</param>
public sealed class BlockTarget(Func<byte[], int, Task> give) : DownloadTarget
{
    private readonly InOrder _order = new();

    internal override async Task WriteAsync(long offset, byte[] buffer, int count, CancellationToken stop)
    {
        await _order.TurnAsync(offset, stop).ConfigureAwait(false);
        await give(buffer, count).ConfigureAwait(false);
        _order.Done(offset, count);
    }
}
