using System;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>Gives the content away in order, in blocks of their own memory, as a pipeline wants it.</summary>
/// <param name="give">Takes a block.</param>
public sealed class BlockTarget(Func<byte[], Task> give) : DownloadTarget
{
    /// <summary>Small enough not to be a burden on memory, large enough that a pipeline's cost for each object is none.</summary>
    private const int Block = 1 << 20;

    private readonly InOrder _order = new();

    internal override async Task WriteAsync(long offset, byte[] buffer, int count, CancellationToken stop)
    {
        await _order.TurnAsync(offset, stop).ConfigureAwait(false);
        for (var done = 0; done < count; done += Block)
        {
            var block = new byte[Math.Min(Block, count - done)];
            Buffer.BlockCopy(buffer, done, block, 0, block.Length);
            await give(block).ConfigureAwait(false);
        }

        _order.Done(offset, count);
    }
}
