using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>
/// One download at work: its ranges are fetched several at once, begun in order, and summed each by itself where that can be joined.
/// </summary>
internal sealed class Fetch(DownloadRequest request, ObjectIdentity found, RangeReader reader, IProgress<TransferProgress> progress)
{
    private readonly string _name = request.Location.ToString();
    private long _done;

    /// <param name="first">The answer that brings the object from its beginning.</param>
    /// <param name="kept">What to compute; null for nothing.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <returns>The checksum of what came, as S3 would tell it.</returns>
    public async Task<string?> RunAsync(HttpResponseMessage first, KeptChecksum? kept, CancellationToken stop)
    {
        using var group = new PartGroup<Checksum?>(stop);
        using var inOrder = kept is null or { JoinsRanges: true } ? null : new OrderedSum(kept);
        var sums = await group.RunAsync(async () =>
        {
            HttpResponseMessage? open = first;
            // At least once: an empty object has a checksum too.
            for (var offset = 0L; offset == 0 || offset < found.Size; offset += request.RangeSize, open = null)
            {
                var lease = await request.Limits.Memory.RentAsync(
                    (int)Math.Min(request.RangeSize, found.Size - offset), group.Token).ConfigureAwait(false);
                var (from, answer) = (offset, open);
                group.Start(() => FetchAsync(from, lease, answer, kept?.Algorithm, inOrder, group.Token));
            }
        }).ConfigureAwait(false);
        return kept is null ? null : (inOrder?.Finish() ?? kept.Algorithm.Join(Present(sums))).Text;
    }

    private async Task<Checksum?> FetchAsync(
        long offset, MemoryBudget.Lease lease, HttpResponseMessage? open, ChecksumAlgorithm? algorithm, OrderedSum? inOrder,
        CancellationToken stop)
    {
        using (lease)
        {
            var isThere = request.Target.TryRestore(offset, lease.Content);
            if (isThere) open?.Dispose();
            else await ReadAsync(offset, lease, open, stop).ConfigureAwait(false);
            Checksum? sum = null;
            if (inOrder is not null) await inOrder.AppendAsync(offset, lease.Content, stop).ConfigureAwait(false);
            else if (algorithm is not null) sum = Sum(algorithm, lease.Content);
            if (!isThere) await request.Target.WriteAsync(offset, lease.Content, stop).ConfigureAwait(false);
            return sum;
        }
    }

    private Task ReadAsync(long offset, MemoryBudget.Lease lease, HttpResponseMessage? open, CancellationToken stop) =>
        request.Limits.RunAsync(
            async () =>
            {
                await reader.ReadAsync(found, offset, lease, open, Moved, stop).ConfigureAwait(false);
                return true;
            },
            stop);

    private void Moved(int bytes) =>
        progress.Report(new TransferProgress(_name, Interlocked.Add(ref _done, bytes), found.Size));

    private static Checksum Sum(ChecksumAlgorithm algorithm, ArraySegment<byte> range)
    {
        using var running = algorithm.Start();
        running.Append(range);
        return running.Finish();
    }

    private static List<Checksum> Present(Checksum?[] sums)
    {
        var present = new List<Checksum>(sums.Length);
        foreach (var sum in sums) present.Add(sum!);
        return present;
    }
}
