using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Objects.Measuring;

namespace S3Encryption.Core.Reports.Collecting;

/// <summary>
/// What is told of stored objects: counts by bucket, kind, KMS key and Bucket Key, and the first of each sort that somebody has to look at.
/// Memory does not grow with their number.
/// </summary>
internal sealed class CollectedObjects
{
    private static readonly Grouping Grouping = new(
        [S3EncryptionProperty.BucketName, S3EncryptionProperty.Encryption, S3EncryptionProperty.KmsKeyArn,
            S3EncryptionProperty.BucketKey], 1);

    private readonly EncryptionTally _tally = new(Grouping);
    private readonly EncryptionTally _measured = new(Grouping);

    /// <summary>All that was counted, in groups, the largest first.</summary>
    public IReadOnlyList<S3ObjectEncryptionGroup> Groups => field ??= AllGroups();

    /// <summary>Those that came as counts: of them no object is known by name.</summary>
    public IReadOnlyList<S3ObjectEncryptionGroup> Measured => _measured.Groups(!IsIncomplete);

    /// <summary>Objects that came one by one.</summary>
    public long Named { get; private set; }

    /// <summary>Rows of counts.</summary>
    public long Counts { get; private set; }

    public BoundedList<S3ObjectEncryption> Unencrypted { get; } = new();

    /// <summary>Under SSE-C, with none of the keys that were at hand.</summary>
    public BoundedList<S3ObjectEncryption> WithoutKey { get; } = new();

    /// <summary>Of which it could not be told how they are encrypted.</summary>
    public BoundedList<S3ObjectEncryption> Untold { get; } = new();

    /// <summary>Of which the kind is a conclusion.</summary>
    public long Probable { get; private set; }

    public bool HasVersions { get; private set; }

    public bool HasOlderVersions { get; private set; }

    /// <summary>Whether a count says of itself that it is not whole.</summary>
    public bool IsIncomplete { get; private set; }

    public void Add(S3ObjectEncryption item)
    {
        Named++;
        _tally.Add(item);
        if (item.Encryption == EncryptionKind.None) Unencrypted.Add(item);
        if (item is { Encryption: EncryptionKind.SseC, SseCKeyFingerprint: null }) WithoutKey.Add(item);
        if (item.Problem is not null || item.Encryption == EncryptionKind.Unknown) Untold.Add(item);
        if (item.IsProbable) Probable++;
        HasVersions |= item.VersionId is not null;
        HasOlderVersions |= item.IsLatest == false;
    }

    public void Add(S3ObjectEncryptionGroup group)
    {
        Counts++;
        _measured.Add(group);
        IsIncomplete |= !group.IsComplete;
    }

    private IReadOnlyList<S3ObjectEncryptionGroup> AllGroups()
    {
        var all = new EncryptionTally(Grouping);
        all.Add(_tally);
        all.Add(_measured);
        return [.. all.Groups(!IsIncomplete).OrderByDescending(g => g.Objects).ThenByDescending(g => g.Bytes)
            .ThenBy(g => g.BucketName, System.StringComparer.Ordinal).ThenBy(g => g.KmsKeyArn, System.StringComparer.Ordinal)
            .ThenBy(g => g.Encryption).ThenBy(g => g.Algorithm, System.StringComparer.Ordinal).ThenBy(g => g.BucketKey)];
    }
}
