using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects.Auditing;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>
/// Reads the objects that a report of S3 Inventory lists. Rows of a data file are told only when all of it is here and its MD5 is the one
/// that the manifest names; one that cannot be read is a failure of that file, and that something is missing is told at the end.
/// </summary>
public sealed class InventoryReader(InventorySource source, IActivityLog log, IProgress<TransferProgress> progress)
{
    /// <summary>Reads them in the order of the report, while the next data file is fetched.</summary>
    /// <param name="selection">
    /// Which of them; null for all that the report lists, as for <c>Versions</c>. Its bucket is not compared with the report's.
    /// </param>
    /// <param name="take">Takes up to 1,000 of them, and may keep the list. The reading waits for it.</param>
    /// <param name="fail">Takes the failure of a data file; the others go on.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="S3EncryptionException">
    /// The report cannot be read; or <c>InventoryIncomplete</c>: data files failed, and all others were told.
    /// </exception>
    public async Task ReadAsync(
        ObjectSelection? selection, Func<IReadOnlyList<S3ObjectEncryption>, Task> take, Func<S3EncryptionException, Task> fail,
        CancellationToken stop)
    {
        var run = await InventoryRun.OpenAsync(source, log, progress, stop).ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var coming = run.VerifiedAsync(0, ending.Token);
        try
        {
            for (var i = 0; i < run.Files.Count; i++)
            {
                try
                {
                    using var local = await coming.ConfigureAwait(false);
                    coming = run.VerifiedAsync(i + 1, ending.Token);
                    await run.ReadAsync(i, local!, selection, take, stop).ConfigureAwait(false);
                }
                catch (S3EncryptionException e) when (!e.StopsEverything)
                {
                    if (coming.IsFaulted) coming = run.VerifiedAsync(i + 1, ending.Token);
                    run.Counts.AddFailure();
                    await fail(e).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            ending.Cancel();
            await LetGoAsync(coming).ConfigureAwait(false);
        }

        run.Finish();
    }

    private static async Task LetGoAsync(Task<LocalFile?> coming)
    {
        try
        {
            (await coming.ConfigureAwait(false))?.Dispose();
        }
        catch (Exception e) when (e is S3EncryptionException or OperationCanceledException)
        {
            // Nobody wants it any more.
        }
    }
}
