using System;
using System.Collections.Generic;
using S3Encryption.Core.Objects.Measuring;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>Counts rows by numbers that stand for the texts in them, so that a row makes no object.</summary>
/// <param name="like">A tally with the grouping and the limit to count by.</param>
internal sealed class IdCounts(EncryptionTally like)
{
    /// <summary>How many different texts a column of few may have.</summary>
    public const int MostKinds = 250;

    /// <summary>The number of every prefix that is one too many.</summary>
    public const int Rest = -1;

    private readonly Dictionary<Ids, GroupCount> _counts = [];
    private (Ids Ids, GroupCount? Count) _last;

    /// <summary>The count of what has these numbers.</summary>
    public GroupCount Of(int encryption, int bucketKey, int storageClass, int prefix)
    {
        var ids = new Ids(encryption, bucketKey, storageClass, prefix);
        if (_last.Count is null || !_last.Ids.Equals(ids)) _last = (ids, Find(ids));
        return _last.Count!;
    }

    /// <summary>What was counted.</summary>
    /// <param name="bucketName">The bucket that all of it is in.</param>
    /// <param name="encryption">The text of a number.</param>
    /// <param name="bucketKey">The same.</param>
    /// <param name="storageClass">The same.</param>
    /// <param name="prefix">The same.</param>
    public EncryptionTally Finish(
        string bucketName, Func<int, string> encryption, Func<int, string> bucketKey, Func<int, string> storageClass,
        Func<int, string> prefix)
    {
        var by = like.Grouping;
        var tally = new EncryptionTally(by, like.Most);
        foreach (var group in _counts)
        {
            var (ids, isRest) = (group.Key, group.Key.Prefix == Rest);
            var status = by.ByEncryption ? encryption(ids.Encryption) : null;
            tally.CountOf(new GroupKey
            {
                BucketName = by.ByBucketName ? bucketName : null,
                Encryption = by.ByEncryption ? EncryptionStatus.KindOf(status) : null,
                Algorithm = EncryptionStatus.AlgorithmOf(status),
                BucketKey = by.ByBucketKey ? EncryptionStatus.BucketKeyOf(bucketKey(ids.BucketKey)) : null,
                StorageClass = by.ByStorageClass && storageClass(ids.StorageClass) is { Length: > 0 } name ? name : null,
                Prefix = by.ByPrefix && !isRest ? prefix(ids.Prefix) : null,
                IsRest = isRest,
            }).Add(group.Value);
        }

        return tally;
    }

    private GroupCount Find(Ids ids)
    {
        if (_counts.TryGetValue(ids, out var count)) return count;
        if (_counts.Count >= like.Most && like.Grouping.ByPrefix)
        {
            ids = ids with { Prefix = Rest };
            if (_counts.TryGetValue(ids, out count)) return count;
        }

        count = new GroupCount();
        _counts.Add(ids, count);
        return count;
    }

    private readonly record struct Ids(int Encryption, int BucketKey, int StorageClass, int Prefix);
}
