using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>Counts what a conversion comes to. From any thread.</summary>
public sealed class ConversionTally
{
    private readonly object _gate = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Dictionary<string, long> _requests = [];
    private readonly Dictionary<string, long> _blocked = [];
    private readonly Dictionary<string, long> _losses = [];
    private S3ConversionSummary _sum = new();

    /// <summary>One that an earlier run had finished.</summary>
    public void CountDoneBefore()
    {
        lock (_gate) _sum = _sum with { DoneBefore = _sum.DoneBefore + 1 };
    }

    /// <summary>One that failed.</summary>
    public void CountFailed()
    {
        lock (_gate) _sum = _sum with { Objects = _sum.Objects + 1, Failed = _sum.Failed + 1 };
    }

    /// <summary>What it came to.</summary>
    public S3ConversionSummary Sum(bool isPlan)
    {
        lock (_gate)
        {
            return _sum with
            {
                IsPlan = isPlan,
                BlockedBecause = Copy(_blocked),
                Losses = Copy(_losses),
                Requests = Copy(_requests),
                Duration = _clock.Elapsed,
            };
        }
    }

    internal void Count(S3Conversion one)
    {
        var size = one.Size ?? 0;
        lock (_gate)
        {
            _sum = Add(_sum with { Objects = _sum.Objects + 1, Bytes = _sum.Bytes + size }, one, size);
            if (one.KeepsOldVersion) _sum = _sum with { VersionsKept = _sum.VersionsKept + 1 };
            if (one.Action == S3ConversionAction.Blocked) Increment(_blocked, one.Reason!);
            foreach (var loss in one.Losses) Increment(_losses, loss);
        }
    }

    /// <summary>Requests that are sent, or would be.</summary>
    internal void Sent(params string[] operations)
    {
        lock (_gate)
        {
            foreach (var operation in operations) Increment(_requests, operation);
        }
    }

    private static S3ConversionSummary Add(S3ConversionSummary sum, S3Conversion one, long size) => one.Action switch
    {
        S3ConversionAction.Skip => sum with { Skipped = sum.Skipped + 1 },
        S3ConversionAction.Update => sum with { Updated = sum.Updated + 1 },
        S3ConversionAction.Copy => sum with { Copied = sum.Copied + 1, BytesCopied = sum.BytesCopied + size },
        S3ConversionAction.MultipartCopy => sum with { CopiedInParts = sum.CopiedInParts + 1, BytesCopied = sum.BytesCopied + size },
        _ => sum with { Blocked = sum.Blocked + 1 },
    };

    private static void Increment(Dictionary<string, long> counts, string name) =>
        counts[name] = (counts.TryGetValue(name, out var count) ? count : 0) + 1;

    private static SortedDictionary<string, long> Copy(Dictionary<string, long> counts) => new(counts, StringComparer.Ordinal);
}
