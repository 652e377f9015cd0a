using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>One download at work: its ranges are fetched several at once, begun in order, and summed each by itself where that can be joined.</summary>
internal sealed class Fetch(DownloadRequest request, ObjectIdentity found, RangeReader reader, IProgress<TransferProgress> progress)
{
    private readonly string _name = request.Location.ToString();
    private long _done;

    /// <returns>The checksum that was computed and the one that S3 keeps; null where S3 keeps none of the whole object.</returns>
    public async Task<(ChecksumAlgorithm Algorithm, string Computed, string Kept)?> RunAsync(
        HttpResponseMessage first, (ChecksumAlgorithm Algorithm, string Value)? expected, CancellationToken stop)
    {
        using var group = new PartGroup<Checksum?>(stop);
        using var inOrder = expected is { Algorithm.IsFullObject: false } ? new OrderedSum(expected.Value.Algorithm) : null;
        var sums = await group.RunAsync(async () =>
        {
            HttpResponseMessage? open = first;
            // At least once: an empty object has a checksum too.
            for (var offset = 0L; offset == 0 || offset < found.Size; offset += request.RangeSize, open = null)
            {
                var lease = await request.Limits.Memory.RentAsync(
                    (int)Math.Min(request.RangeSize, found.Size - offset), group.Token).ConfigureAwait(false);
                lease.Count = (int)Math.Min(request.RangeSize, found.Size - offset);
                var (from, answer) = (offset, open);
                group.Start(() => FetchAsync(from, lease, answer, expected?.Algorithm, inOrder, group.Token));
            }
        }).ConfigureAwait(false);
        if (expected is not { } kept) return null;
        var whole = inOrder?.Finish() ?? kept.Algorithm.Join(Present(sums));
        return (kept.Algorithm, whole.Text, kept.Value);
    }

    private async Task<Checksum?> FetchAsync(
        long offset, MemoryBudget.Lease lease, HttpResponseMessage? open, ChecksumAlgorithm? algorithm, OrderedSum? inOrder,
        CancellationToken stop)
    {
        using (lease)
        {
            var isThere = request.Target.TryRestore(offset, lease.Buffer, lease.Count);
            if (isThere) open?.Dispose();
            else await ReadAsync(offset, lease, open, stop).ConfigureAwait(false);
            Checksum? sum = null;
            if (inOrder is not null) await inOrder.AppendAsync(offset, lease.Buffer, lease.Count, stop).ConfigureAwait(false);
            else if (algorithm is not null) sum = Sum(algorithm, lease);
            if (!isThere) await request.Target.WriteAsync(offset, lease.Buffer, lease.Count, stop).ConfigureAwait(false);
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

    private static Checksum Sum(ChecksumAlgorithm algorithm, MemoryBudget.Lease lease)
    {
        using var running = algorithm.Start();
        running.Append(lease.Buffer, 0, lease.Count);
        return running.Finish();
    }

    private static List<Checksum> Present(Checksum?[] sums)
    {
        var present = new List<Checksum>(sums.Length);
        foreach (var sum in sums) present.Add(sum!);
        return present;
    }
}
