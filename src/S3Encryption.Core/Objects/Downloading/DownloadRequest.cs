using System;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>One object to bring here.</summary>
public sealed record DownloadRequest
{
    /// <summary>Where from; the key is given.</summary>
    public required S3Location Location { get; init; }

    /// <summary>The version; null for the latest.</summary>
    public string? VersionId { get; init; }

    /// <summary>Where to.</summary>
    public required DownloadTarget Target { get; init; }

    /// <summary>Leaves the target alone where the object was not written after this time.</summary>
    public DateTimeOffset? IfModifiedSince { get; init; }

    /// <summary>The object's SSE-C key; null for every other kind, where S3 decrypts by itself.</summary>
    public SseCKey? SseCKey { get; init; }

    /// <summary>The 12-digit account that must own the bucket.</summary>
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>What this download shares with those beside it.</summary>
    public required TransferLimits Limits { get; init; }

    /// <summary>Bytes of a range. Larger objects come in several at once.</summary>
    internal int RangeSize { get; init; } = 4 << 20;

    /// <summary>The object, as requests name it.</summary>
    internal ObjectAddress At => new()
    {
        Location = Location,
        VersionId = VersionId,
        SseCKey = SseCKey,
        ExpectedBucketOwner = ExpectedBucketOwner,
    };
}
