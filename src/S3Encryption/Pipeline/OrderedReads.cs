using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Pipeline;

/// <summary>
/// Reads that are made several at once and told in the order in which they were begun: a list that is sorted differently each time is hard
/// to compare. The failure of one is an error of that one.
/// </summary>
internal sealed class OrderedReads(CommandOutput output, int most) : IDisposable
{
    private readonly SemaphoreSlim _places = new(most);

    /// <summary>Makes one read, and emits what it finds.</summary>
    public Task OneAsync(Func<CancellationToken, Task<IReadOnlyList<object>>> read, CancellationToken stop) =>
        WriteAsync(InTurnAsync(read, stop));

    /// <summary>Makes a read of each item that is found.</summary>
    /// <param name="find">Finds the items, and hands each one over; that waits while too many are under way.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="stop">Ends it.</param>
    public async Task ManyAsync<T>(
        Func<Func<T, Task>, CancellationToken, Task> find, Func<T, CancellationToken, Task<IReadOnlyList<object>>> read,
        CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = new Queue<Task<IReadOnlyList<object>>>();
        try
        {
            await find(BeginAsync, ending.Token).ConfigureAwait(false);
            while (reading.Count > 0) await WriteAsync(reading.Dequeue()).ConfigureAwait(false);
        }
        finally
        {
            // Whatever ended it, nothing is to go on behind the cmdlet's back.
            ending.Cancel();
            _ = await Task.WhenAny(Task.WhenAll(reading)).ConfigureAwait(false);
        }

        async Task BeginAsync(T item)
        {
            if (reading.Count == most) await WriteAsync(reading.Dequeue()).ConfigureAwait(false);
            reading.Enqueue(InTurnAsync(token => read(item, token), ending.Token));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task WriteAsync(Task<IReadOnlyList<object>> one)
    {
        try
        {
            foreach (var found in await one.ConfigureAwait(false)) await output.WriteAsync(found).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            await output.ErrorAsync(e).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<object>> InTurnAsync(
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
