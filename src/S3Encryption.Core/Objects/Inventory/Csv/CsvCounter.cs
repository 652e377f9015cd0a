using System;
using System.Text;
using S3Encryption.Core.Objects.Measuring;

namespace S3Encryption.Core.Objects.Inventory.Csv;

/// <summary>Counts rows by the fields that objects are grouped by.</summary>
/// <param name="manifest">Of the inventory.</param>
/// <param name="like">A tally with the grouping and the limit to count by.</param>
internal sealed class CsvCounter(InventoryManifest manifest, EncryptionTally like)
{
    private readonly int _encryption = like.Grouping.ByEncryption ? manifest.Columns.Of(InventoryColumn.EncryptionStatus) : -1;
    private readonly int _bucketKey = like.Grouping.ByBucketKey ? manifest.Columns.Of(InventoryColumn.BucketKeyStatus) : -1;
    private readonly int _storageClass = like.Grouping.ByStorageClass ? manifest.Columns.Of(InventoryColumn.StorageClass) : -1;
    private readonly int _key = like.Grouping.ByPrefix ? manifest.Columns.Of(InventoryColumn.Key) : -1;
    private readonly int _size = manifest.Columns.Of(InventoryColumn.Size);
    private readonly TextIds _encryptions = new(IdCounts.MostKinds);
    private readonly TextIds _bucketKeys = new(IdCounts.MostKinds);
    private readonly TextIds _storageClasses = new(IdCounts.MostKinds);
    private readonly TextIds _prefixes = new(like.Most);
    private readonly IdCounts _counts = new(like);

    /// <summary>Counts a row.</summary>
    /// <exception cref="FormatException">A field is not what it should be.</exception>
    public void Add(CsvRows rows)
    {
        var count = _counts.Of(
            Known(rows, _encryptions, _encryption), Known(rows, _bucketKeys, _bucketKey), Known(rows, _storageClasses, _storageClass),
            PrefixOf(rows));
        if (!FieldText.TrySize(rows.Field(_size), out var size)) throw rows.Wrong("its size is no number");
        count.Add(size);
    }

    /// <summary>What was counted.</summary>
    /// <exception cref="FormatException">A prefix is not URL-encoded.</exception>
    public EncryptionTally Finish() => _counts.Finish(
        manifest.SourceBucket, _encryptions.Text, id => _bucketKey < 0 ? string.Empty : _bucketKeys.Text(id),
        id => _storageClass < 0 ? string.Empty : _storageClasses.Text(id),
        id => KeyText.Decode(Encoding.UTF8.GetBytes(_prefixes.Text(id))));

    private int PrefixOf(CsvRows rows)
    {
        if (_key < 0) return 0;
        var key = rows.Field(_key);
        return _prefixes.Of(key.Slice(0, KeyText.PrefixLength(key, like.Grouping.PrefixDepth)));
    }

    private static int Known(CsvRows rows, TextIds ids, int column)
    {
        if (column < 0) return 0;
        var id = ids.Of(rows.Field(column));
        return id >= 0 ? id : throw rows.Wrong($"there are more than {IdCounts.MostKinds} different values in field {column + 1}");
    }
}
