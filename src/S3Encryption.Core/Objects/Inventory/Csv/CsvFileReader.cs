using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects.Auditing;
using S3Encryption.Core.Objects.Measuring;

namespace S3Encryption.Core.Objects.Inventory.Csv;

/// <summary>Reads CSV under gzip: one thread inflates, another reads the rows where they are in memory.</summary>
internal sealed class CsvFileReader(InventoryManifest manifest, Action<long> moved) : DataFileReader(manifest, moved)
{
    private readonly int _isLatest = manifest.Columns.Of(InventoryColumn.IsLatest);
    private readonly int _isDeleteMarker = manifest.Columns.Of(InventoryColumn.IsDeleteMarker);

    // Whatever is in it, a row at a time of bounded length is read.
    public override bool NeedsVerified => false;

    public override async Task ReadAsync(
        LocalFile file, ObjectSelection? selection, Func<IReadOnlyList<S3ObjectEncryption>, Task> take, InventoryCounts counts,
        CancellationToken stop)
    {
        using var blocks = new InflatedBlocks(file, Moved, stop);
        var rows = new CsvRows(blocks.Next, blocks.Done, Manifest.Columns.Names.Count);
        var objects = new CsvObjects(Manifest);
        var batch = new List<S3ObjectEncryption>(BatchSize);
        var markers = 0L;
        while (Next(rows, selection is { Versions: false }, ref markers))
        {
            var item = objects.Of(rows);
            if (selection?.Has(item.Key) == false) continue;
            batch.Add(item);
            if (batch.Count < BatchSize) continue;
            await take(batch).ConfigureAwait(false);
            batch = new List<S3ObjectEncryption>(BatchSize);
            stop.ThrowIfCancellationRequested();
        }

        if (batch.Count > 0) await take(batch).ConfigureAwait(false);
        counts.Add(rows.Count, markers);
    }

    public override Task<EncryptionTally> MeasureAsync(
        LocalFile file, EncryptionTally like, bool latestOnly, InventoryCounts counts, CancellationToken stop) =>
        OwnThread.RunAsync(() => Measure(file, like, latestOnly, counts, stop));

    private EncryptionTally Measure(LocalFile file, EncryptionTally like, bool latestOnly, InventoryCounts counts, CancellationToken stop)
    {
        using var blocks = new InflatedBlocks(file, Moved, stop);
        var rows = new CsvRows(blocks.Next, blocks.Done, Manifest.Columns.Names.Count);
        var counter = new CsvCounter(Manifest, like);
        var markers = 0L;
        while (Next(rows, latestOnly, ref markers)) counter.Add(rows);
        counts.Add(rows.Count, markers);
        return counter.Finish();
    }

    private bool Next(CsvRows rows, bool latestOnly, ref long markers)
    {
        while (rows.Read())
        {
            if (FieldText.IsTrue(rows.Field(_isDeleteMarker))) markers++;
            else if (!latestOnly || FieldText.Truth(rows.Field(_isLatest)) != false) return true;
        }

        return false;
    }
}
