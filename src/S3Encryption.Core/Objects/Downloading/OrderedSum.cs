using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>A checksum that must see the content in order, as hashes do.</summary>
internal sealed class OrderedSum(ChecksumAlgorithm algorithm) : IDisposable
{
    private readonly RunningChecksum _running = algorithm.Start();
    private readonly InOrder _order = new();

    public async Task AppendAsync(long offset, byte[] buffer, int count, CancellationToken stop)
    {
        await _order.TurnAsync(offset, stop).ConfigureAwait(false);
        _running.Append(buffer, 0, count);
        _order.Done(offset, count);
    }

    public Checksum Finish() => _running.Finish();

    /// <inheritdoc/>
    public void Dispose() => _running.Dispose();
}
