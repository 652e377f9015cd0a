using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>One object to copy.</summary>
public sealed record CopyRequest
{
    /// <summary>What is copied.</summary>
    public required ObjectAddress Source { get; init; }

    /// <summary>Where to; the key is given.</summary>
    public required S3Location Target { get; init; }

    /// <summary>How the copy is to be encrypted.</summary>
    public required ObjectEncryption Encryption { get; init; }

    /// <summary>What the copy is to have instead of its source's.</summary>
    public CopyChanges Changes { get; init; } = new();

    /// <summary>Whether the copy is retained, and held, as its source is. Otherwise the target's bucket decides.</summary>
    public bool KeepLock { get; init; }

    /// <summary>Whether the source's grants are given to the copy; without it the copy is its owner's alone.</summary>
    public bool KeepAcl { get; init; }

    /// <summary>Larger objects are copied in parts, in bytes.</summary>
    public long MultipartThreshold { get; init; } = CopyPlan.MostAtOnce;

    /// <summary>The 12-digit account that must own the target's bucket.</summary>
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>The pace of copies and parts, of this object and of those beside it.</summary>
    public required RequestPace Pace { get; init; }

    /// <summary>The source as it was found; null where it is still to be looked at.</summary>
    internal ObjectState? Found { get; init; }

    /// <summary>Its grants, for a copy in place, where they were read already.</summary>
    internal CarriedGrants? Grants { get; init; }

    /// <summary>Whether an SSE-C key travels.</summary>
    internal bool UsesSseC => Source.SseCKey is not null || Encryption is ObjectEncryption.SseC;

    /// <summary>Whether the object would be put where it is. An older version on its own key is restored, not copied onto itself.</summary>
    internal bool IsInPlace => Source.Location == Target && Source.VersionId is null;

    /// <summary>Whether S3 would find a difference between the copy and its source (API_CopyObject); tags do not count.</summary>
    internal bool ChangesObject =>
        Encryption is not ObjectEncryption.BucketDefault || Source.SseCKey is not null || Changes.ReplaceHeaders
        || Changes.StorageClass is not null;
}
