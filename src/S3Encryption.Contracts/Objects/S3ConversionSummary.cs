using System;
using System.Collections.Generic;

namespace S3Encryption;

/// <summary>What a conversion came to, or what it would come to.</summary>
public sealed record S3ConversionSummary
{
    /// <summary>Whether it was planned only.</summary>
    public bool IsPlan { get; init; }

    /// <summary>The objects that were looked at.</summary>
    public long Objects { get; init; }

    /// <summary>Their bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Those that an earlier run with the same journal had finished. They were not looked at.</summary>
    public long DoneBefore { get; init; }

    /// <summary>Those that are as they are to be.</summary>
    public long Skipped { get; init; }

    /// <summary>Those whose data key is encrypted anew.</summary>
    public long Updated { get; init; }

    /// <summary>Those that are copied onto themselves by one request.</summary>
    public long Copied { get; init; }

    /// <summary>Those that are copied onto themselves in parts.</summary>
    public long CopiedInParts { get; init; }

    /// <summary>The bytes that S3 copies.</summary>
    public long BytesCopied { get; init; }

    /// <summary>Those that cannot be done, or not without losing something.</summary>
    public long Blocked { get; init; }

    /// <summary>Those that failed; each was an error.</summary>
    public long Failed { get; init; }

    /// <summary>The older versions that stay in the bucket as they were.</summary>
    public long VersionsKept { get; init; }

    /// <summary>Why objects are blocked, and how many.</summary>
    public IReadOnlyDictionary<string, long> BlockedBecause { get; init; } = new Dictionary<string, long>();

    /// <summary>What is lost, and of how many objects.</summary>
    public IReadOnlyDictionary<string, long> Losses { get; init; } = new Dictionary<string, long>();

    /// <summary>How many requests of each kind it takes, or took, tries that failed left aside.</summary>
    public IReadOnlyDictionary<string, long> Requests { get; init; } = new Dictionary<string, long>();

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }
}
