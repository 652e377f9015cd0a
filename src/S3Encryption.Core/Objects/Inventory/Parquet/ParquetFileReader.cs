#if NET
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Parquet;
using S3Encryption.Core.Objects.Auditing;
using S3Encryption.Core.Objects.Measuring;

namespace S3Encryption.Core.Objects.Inventory.Parquet;

/// <summary>Reads Parquet, a row group at a time, and of it the columns that are needed.</summary>
internal sealed class ParquetFileReader(InventoryManifest manifest, Action<long> moved) : DataFileReader(manifest, moved)
{
    // What a footer says is believed: of how much memory is needed, for one.
    public override bool NeedsVerified => true;

    public override Task ReadAsync(
        LocalFile file, ObjectSelection? selection, Func<IReadOnlyList<S3ObjectEncryption>, Task> take, InventoryCounts counts,
        CancellationToken stop) =>
        EachGroupAsync(
            file,
            async (group, columns) =>
            {
                using var rows = await ParquetObjects.OpenAsync(Manifest, group, columns, stop).ConfigureAwait(false);
                await TakeAsync(rows, selection, take, stop).ConfigureAwait(false);
                counts.Add(group.RowCount, rows.DeleteMarkers);
            },
            stop);

    public override async Task<EncryptionTally> MeasureAsync(
        LocalFile file, EncryptionTally like, bool latestOnly, InventoryCounts counts, CancellationToken stop)
    {
        var counter = new ParquetCounter(Manifest, like, latestOnly);
        await EachGroupAsync(
            file,
            async (group, columns) =>
                counts.Add(group.RowCount, await counter.AddAsync(group, columns, stop).ConfigureAwait(false)),
            stop).ConfigureAwait(false);
        return counter.Finish();
    }

    private static async Task TakeAsync(
        ParquetObjects rows, ObjectSelection? selection, Func<IReadOnlyList<S3ObjectEncryption>, Task> take, CancellationToken stop)
    {
        var batch = new List<S3ObjectEncryption>(BatchSize);
        while (rows.Next(selection is { Versions: false }) is S3ObjectEncryption item)
        {
            if (selection?.Has(item.Key) == false) continue;
            batch.Add(item);
            if (batch.Count < BatchSize) continue;
            await Yielded(take(batch)).ConfigureAwait(false);
            batch = new List<S3ObjectEncryption>(BatchSize);
            stop.ThrowIfCancellationRequested();
        }

        if (batch.Count > 0) await Yielded(take(batch)).ConfigureAwait(false);
    }

    private async Task EachGroupAsync(LocalFile file, Func<ParquetRowGroupReader, ParquetColumns, Task> use, CancellationToken stop)
    {
        try
        {
            using var content = file.Open();
            var reader = await ParquetReader.CreateAsync(
                content, new ParquetOptions { TreatByteArrayAsString = true }, leaveStreamOpen: true, stop).ConfigureAwait(false);
            await using var closing = reader.ConfigureAwait(false);
            var columns = new ParquetColumns(reader.Schema);
            for (var i = 0; i < reader.RowGroupCount; i++)
            {
                stop.ThrowIfCancellationRequested();
                using var group = reader.OpenRowGroupReader(i);
                await use(group, columns).ConfigureAwait(false);
                Moved(content.Length * (i + 1) / reader.RowGroupCount - content.Length * i / reader.RowGroupCount);
            }
        }
        catch (TakerException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException!);
        }
        catch (Exception e) when (e is not (OperationCanceledException or S3EncryptionException or IOException or FormatException))
        {
            // The library has no exception of its own for most of what can be wrong with a file.
            throw new InvalidDataException($"it is no Parquet that can be read: {e.Message}", e);
        }
    }

    // What goes wrong where the objects go is not the file's fault.
    private static async Task Yielded(Task taking)
    {
        try
        {
            await taking.ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OperationCanceledException or S3EncryptionException))
        {
            throw new TakerException(e);
        }
    }

    private sealed class TakerException(Exception cause) : Exception(null, cause);
}
#endif
