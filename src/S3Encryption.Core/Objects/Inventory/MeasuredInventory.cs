using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects.Measuring;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>Counts what a report of S3 Inventory lists, several data files at once, without an object for each row.</summary>
/// <param name="source">The report.</param>
/// <param name="latestOnly">Whether versions that are not the latest are left out.</param>
/// <param name="log">Where it is told what is done.</param>
/// <param name="progress">How far it is, in bytes of the data files.</param>
public sealed class MeasuredInventory(InventorySource source, bool latestOnly, IActivityLog log, IProgress<TransferProgress> progress)
    : IMeasuredObjects
{
    // Each takes up to two processors, 6 MB of memory, and where it is fetched the file's size on disk.
    private const int MostAtOnce = 8;

    /// <inheritdoc/>
    public async Task<bool> MeasureAsync(EncryptionTally tally, Func<S3EncryptionException, Task> fail, CancellationToken stop)
    {
        var run = await InventoryRun.OpenAsync(source, log, progress, stop).ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var next = -1;
        async Task WorkAsync()
        {
            for (int number; (number = Interlocked.Increment(ref next)) < run.Files.Count;)
            {
                try
                {
                    tally.Add(await run.MeasureAsync(number, tally, latestOnly, ending.Token).ConfigureAwait(false));
                }
                catch (S3EncryptionException e) when (!e.StopsEverything)
                {
                    run.Counts.AddFailure();
                    await fail(e).ConfigureAwait(false);
                }
                catch
                {
                    // Nothing else can succeed either.
                    ending.Cancel();
                    throw;
                }
            }
        }

        var workers = Math.Min(run.Files.Count, Math.Min(Environment.ProcessorCount, MostAtOnce));
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync, stop))).ConfigureAwait(false);
        try
        {
            run.Finish();
            return true;
        }
        catch (S3EncryptionException e)
        {
            await fail(e).ConfigureAwait(false);
            return false;
        }
    }
}
