#if NET
using System;
using System.Threading;
using System.Threading.Tasks;
using Parquet;
using S3Encryption.Core.Objects.Measuring;

namespace S3Encryption.Core.Objects.Inventory.Parquet;

/// <summary>Counts rows by the columns that objects are grouped by, and reads no others.</summary>
internal sealed class ParquetCounter(InventoryManifest manifest, EncryptionTally like, bool latestOnly)
{
    private readonly Grouping _by = like.Grouping;
    private readonly CharIds _encryptions = new(IdCounts.MostKinds);
    private readonly CharIds _bucketKeys = new(IdCounts.MostKinds);
    private readonly CharIds _storageClasses = new(IdCounts.MostKinds);
    private readonly CharIds _prefixes = new(like.Most);
    private readonly IdCounts _counts = new(like);

    /// <summary>Counts the rows of a row group.</summary>
    /// <returns>How many delete markers there were.</returns>
    /// <exception cref="FormatException">A column is missing, or holds something else.</exception>
    public async Task<long> AddAsync(ParquetRowGroupReader group, ParquetColumns columns, CancellationToken stop)
    {
        Task<TextColumn> OpenAsync(bool isWanted, InventoryColumn column) =>
            TextColumn.OpenAsync(group, isWanted ? columns[column] : null, stop);

        _ = columns.Required(InventoryColumn.Key);
        _ = columns.Required(InventoryColumn.EncryptionStatus);
        using var encryption = await OpenAsync(_by.ByEncryption, InventoryColumn.EncryptionStatus).ConfigureAwait(false);
        using var bucketKey = await OpenAsync(_by.ByBucketKey, InventoryColumn.BucketKeyStatus).ConfigureAwait(false);
        using var storageClass = await OpenAsync(_by.ByStorageClass, InventoryColumn.StorageClass).ConfigureAwait(false);
        using var key = await OpenAsync(_by.ByPrefix, InventoryColumn.Key).ConfigureAwait(false);
        var size = await ValueColumn.ReadAsync<long>(group, columns[InventoryColumn.Size], stop).ConfigureAwait(false);
        var marker = await ValueColumn.ReadAsync<bool>(group, columns[InventoryColumn.IsDeleteMarker], stop).ConfigureAwait(false);
        var latest = latestOnly
            ? await ValueColumn.ReadAsync<bool>(group, columns[InventoryColumn.IsLatest], stop).ConfigureAwait(false)
            : null;
        var markers = 0L;
        for (var row = 0; row < group.RowCount; row++)
        {
            // Every column goes on with every row, also with those that do not count.
            var (kind, hasBucketKey) = (Known(_encryptions, encryption), Known(_bucketKeys, bucketKey));
            var ofClass = Known(_storageClasses, storageClass);
            var prefix = _by.ByPrefix ? _prefixes.Of(PrefixOf(key.Next())) : 0;
            if (marker?[row] == true) markers++;
            else if (latest?[row] != false) _counts.Of(kind, hasBucketKey, ofClass, prefix).Add(size?[row]);
        }

        return markers;
    }

    /// <summary>What was counted.</summary>
    public EncryptionTally Finish() =>
        _counts.Finish(manifest.SourceBucket, _encryptions.Text, _bucketKeys.Text, _storageClasses.Text, _prefixes.Text);

    private ReadOnlySpan<char> PrefixOf(ReadOnlySpan<char> key)
    {
        var length = 0;
        for (var level = 0; level < _by.PrefixDepth; level++)
        {
            var slash = key[length..].IndexOf('/');
            if (slash < 0) break;
            length += slash + 1;
        }

        return key[..length];
    }

    private static int Known(CharIds ids, TextColumn column) => ids.Of(column.Next()) is >= 0 and var id
        ? id
        : throw new FormatException($"there are more than {IdCounts.MostKinds} different values where there should be a few");
}
#endif
