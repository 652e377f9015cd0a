using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects;

namespace S3Encryption.Pipeline;

/// <summary>
/// Reads that are made several at once and told in the order in which they were asked for: what was named comes as it was named, and a list
/// that is sorted differently each time is hard to compare. The failure of one is an error of that one.
/// </summary>
internal sealed class OrderedReads(CommandOutput output, int most) : IDisposable
{
    private readonly SemaphoreSlim _places = new(most);
    private readonly OutputOrder _order = new();

    /// <summary>How many may be under way or wait for their turn.</summary>
    public int MostInFlight => OutputOrder.Ahead * most;

    /// <summary>Takes the next turn. From the pipeline thread only.</summary>
    /// <returns>Makes the read, and emits in its turn what it finds. It must be run, or nothing behind it is ever told.</returns>
    public Func<CancellationToken, Task> One(Func<CancellationToken, Task<IReadOnlyList<object>>> read)
    {
        var turn = _order.Next();
        return stop => TellAsync(read, turn, stop);
    }

    /// <summary>The same for a read of each item that is found.</summary>
    /// <param name="find">Finds the items, and hands each one over; that waits while too many are under way.</param>
    /// <param name="read">Reads one.</param>
    public Func<CancellationToken, Task> Many<T>(
        Func<Func<T, Task>, CancellationToken, Task> find, Func<T, CancellationToken, Task<IReadOnlyList<object>>> read)
    {
        var all = _order.Next();
        return async stop =>
        {
            using (all)
            {
                using var work = new BoundedWork(MostInFlight, stop);
                var order = all.Within();
                await work.RunAsync(() => find(item =>
                {
                    var turn = order.Next();
                    return work.StartAsync(token => TellAsync(t => read(item, t), turn, token));
                }, stop)).ConfigureAwait(false);
            }
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task TellAsync(
        Func<CancellationToken, Task<IReadOnlyList<object>>> read, OutputOrder.Turn turn, CancellationToken stop)
    {
        using (turn)
        {
            try
            {
                var all = await ReadAsync(read, stop).ConfigureAwait(false);
                await turn.WriteAsync(() => output.WriteAllAsync(all)).ConfigureAwait(false);
            }
            catch (S3EncryptionException e) when (!e.StopsEverything)
            {
                await turn.WriteAsync(() => output.ErrorAsync(e)).ConfigureAwait(false);
            }
        }
    }

    private async Task<IReadOnlyList<object>> ReadAsync(
        Func<CancellationToken, Task<IReadOnlyList<object>>> read, CancellationToken stop)
    {
        await _places.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await read(stop).ConfigureAwait(false);
        }
        finally
        {
            _ = _places.Release();
        }
    }
}
