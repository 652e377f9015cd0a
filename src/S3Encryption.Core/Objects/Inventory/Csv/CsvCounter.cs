using System;
using System.Collections.Generic;
using S3Encryption.Core.Objects.Measuring;

namespace S3Encryption.Core.Objects.Inventory.Csv;

/// <summary>Counts rows by numbers that stand for the texts of their fields, so that a row makes no object.</summary>
/// <param name="manifest">Of the inventory.</param>
/// <param name="like">A tally with the grouping and the limit to count by.</param>
internal sealed class CsvCounter(InventoryManifest manifest, EncryptionTally like)
{
    private const int MostKinds = 250;
    private readonly Grouping _by = like.Grouping;
    private readonly int _encryption = like.Grouping.ByEncryption ? manifest.Columns.Of(InventoryColumn.EncryptionStatus) : -1;
    private readonly int _bucketKey = like.Grouping.ByBucketKey ? manifest.Columns.Of(InventoryColumn.BucketKeyStatus) : -1;
    private readonly int _storageClass = like.Grouping.ByStorageClass ? manifest.Columns.Of(InventoryColumn.StorageClass) : -1;
    private readonly int _key = like.Grouping.ByPrefix ? manifest.Columns.Of(InventoryColumn.Key) : -1;
    private readonly int _size = manifest.Columns.Of(InventoryColumn.Size);
    private readonly TextIds _encryptions = new(MostKinds);
    private readonly TextIds _bucketKeys = new(MostKinds);
    private readonly TextIds _storageClasses = new(MostKinds);
    private readonly TextIds _prefixes = new(like.Most);
    private readonly Dictionary<Ids, GroupCount> _counts = [];
    private (Ids Ids, GroupCount? Count) _last;

    /// <summary>Counts a row.</summary>
    public void Add(CsvRows rows)
    {
        var ids = new Ids(
            Known(rows, _encryptions, _encryption), Known(rows, _bucketKeys, _bucketKey), Known(rows, _storageClasses, _storageClass),
            PrefixOf(rows));
        if (_last.Count is null || !_last.Ids.Equals(ids)) _last = (ids, CountOf(ids));
        try
        {
            _last.Count!.Add(FieldText.Size(rows.Field(_size)));
        }
        catch (FormatException e)
        {
            throw rows.Wrong(e.Message);
        }
    }

    /// <summary>What was counted.</summary>
    /// <exception cref="FormatException">A prefix is not URL-encoded.</exception>
    public EncryptionTally Finish()
    {
        var tally = new EncryptionTally(_by, like.Most);
        foreach (var group in _counts) tally.CountOf(KeyOf(group.Key)).Add(group.Value);
        return tally;
    }

    private int PrefixOf(CsvRows rows)
    {
        if (_key < 0) return 0;
        var key = rows.Field(_key);
        return _prefixes.Of(key.Slice(0, KeyText.PrefixLength(key, _by.PrefixDepth)));
    }

    private GroupCount CountOf(Ids ids)
    {
        if (_counts.TryGetValue(ids, out var count)) return count;
        if (_counts.Count >= like.Most && _key >= 0)
        {
            ids = ids with { Prefix = TextIds.Rest };
            if (_counts.TryGetValue(ids, out count)) return count;
        }

        count = new GroupCount();
        _counts.Add(ids, count);
        return count;
    }

    private GroupKey KeyOf(Ids ids)
    {
        var status = _encryption < 0 ? null : _encryptions.Text(ids.Encryption);
        var isRest = ids.Prefix == TextIds.Rest;
        return new GroupKey
        {
            BucketName = _by.ByBucketName ? manifest.SourceBucket : null,
            Encryption = _by.ByEncryption ? EncryptionStatus.KindOf(status) : null,
            Algorithm = EncryptionStatus.AlgorithmOf(status),
            BucketKey = _bucketKey < 0 ? null : EncryptionStatus.BucketKeyOf(_bucketKeys.Text(ids.BucketKey)),
            StorageClass = _storageClass < 0 || _storageClasses.Text(ids.StorageClass) is not { Length: > 0 } name ? null : name,
            Prefix = !_by.ByPrefix || isRest
                ? null
                : KeyText.Decode(System.Text.Encoding.UTF8.GetBytes(_prefixes.Text(ids.Prefix))),
            IsRest = isRest,
        };
    }

    private static int Known(CsvRows rows, TextIds ids, int column)
    {
        if (column < 0) return 0;
        var id = ids.Of(rows.Field(column));
        return id >= 0 ? id : throw rows.Wrong($"there are more than {MostKinds} different values in field {column + 1}");
    }

    private readonly record struct Ids(int Encryption, int BucketKey, int StorageClass, int Prefix);
}
