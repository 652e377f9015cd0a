using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Objects.Measuring;

/// <summary>
/// Counts objects by group, in memory that does not grow with their number. When there are too many groups, what has none yet is counted
/// together: of the same kind, without the prefix.
/// </summary>
/// <param name="grouping">By what.</param>
/// <param name="most">How many groups there may be.</param>
public sealed class EncryptionTally(Grouping grouping, int most = EncryptionTally.MostGroups)
{
    /// <summary>More rows than anybody reads, in about 30 MB.</summary>
    public const int MostGroups = 100_000;

    private const int MostRests = 1000;
    private readonly Dictionary<GroupKey, GroupCount> _counts = [];
    private int _rests;

    /// <summary>By what it counts.</summary>
    public Grouping Grouping { get; } = grouping;

    /// <summary>How many groups may have a row of their own.</summary>
    public int Most { get; } = most;

    /// <summary>Whether there were too many groups.</summary>
    public bool HasRest => _rests > 0;

    /// <summary>Counts one object.</summary>
    public void Add(S3ObjectEncryption item) => CountOf(Grouping.KeyOf(item)).Add(item.Size);

    /// <summary>Counts objects that were counted before.</summary>
    public void Add(S3ObjectEncryptionGroup group) => CountOf(Grouping.KeyOf(group)).Add(group.Objects, group.Bytes, group.UnknownSizes);

    /// <summary>Counts all that another one has counted. From any thread.</summary>
    internal void Add(EncryptionTally other)
    {
        lock (_counts)
            foreach (var group in other._counts) CountOf(group.Key).Add(group.Value);
    }

    /// <summary>The count of a group.</summary>
    internal GroupCount CountOf(GroupKey key)
    {
        if (_counts.TryGetValue(key, out var found)) return found;
        if (_counts.Count - _rests >= Most && !key.IsRest)
        {
            key = key.WithoutPrefix();
            if (_counts.TryGetValue(key, out found)) return found;
        }

        if (key.IsRest && _rests >= MostRests)
        {
            key = key.OfKind();
            if (_counts.TryGetValue(key, out found)) return found;
        }

        if (key.IsRest) _rests++;
        found = new GroupCount();
        _counts.Add(key, found);
        return found;
    }

    /// <summary>The groups: those with the most objects first, and what is the rest last.</summary>
    /// <param name="isComplete">Whether all was counted that was to be.</param>
    public IReadOnlyList<S3ObjectEncryptionGroup> Groups(bool isComplete)
    {
        var objects = (double)_counts.Values.Sum(count => count.Objects);
        var bytes = (double)_counts.Values.Sum(count => count.Bytes);
        return
        [
            .. _counts.Select(group => new S3ObjectEncryptionGroup
            {
                BucketName = group.Key.BucketName,
                Encryption = group.Key.Encryption,
                Algorithm = group.Key.Algorithm,
                KmsKeyArn = group.Key.KmsKeyArn,
                BucketKey = group.Key.BucketKey,
                StorageClass = group.Key.StorageClass,
                Prefix = group.Key.Prefix,
                IsRest = group.Key.IsRest,
                Objects = group.Value.Objects,
                Bytes = group.Value.Bytes,
                UnknownSizes = group.Value.UnknownSizes,
                Share = objects > 0 ? group.Value.Objects / objects : 0,
                ByteShare = bytes > 0 ? group.Value.Bytes / bytes : 0,
                IsComplete = isComplete,
            }).OrderBy(g => g.IsRest).ThenByDescending(g => g.Objects).ThenByDescending(g => g.Bytes)
                .ThenBy(g => g.Prefix, System.StringComparer.Ordinal).ThenBy(g => g.Encryption),
        ];
    }
}
