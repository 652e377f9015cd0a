using System.Collections.Generic;

namespace S3Encryption.Core.Reports.Collecting;

/// <summary>What is told of conversions: counts of each sort, and the first objects that could not be changed.</summary>
internal sealed class CollectedChanges
{
    /// <summary>Objects and bytes by what is done, whether it is done, and from which kind to which.</summary>
    public Dictionary<ChangeSort, (long Objects, long Bytes)> Counts { get; } = [];

    public BoundedList<S3Conversion> Blocked { get; } = new();

    public List<S3ConversionSummary> Summaries { get; } = [];

    public void Add(S3Conversion change)
    {
        var key = new ChangeSort(change.Action, change.IsDone, change.FromEncryption, change.ToEncryption);
        _ = Counts.TryGetValue(key, out var count);
        Counts[key] = (count.Objects + 1, count.Bytes + (change.Size ?? 0));
        if (change.Action == S3ConversionAction.Blocked) Blocked.Add(change);
    }

    public void Add(S3ConversionSummary summary) => Summaries.Add(summary);
}

/// <summary>What changes have in common that are counted together.</summary>
internal readonly record struct ChangeSort(S3ConversionAction Action, bool IsDone, EncryptionKind From, EncryptionKind To);
