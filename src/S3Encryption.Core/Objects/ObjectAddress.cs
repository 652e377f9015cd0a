namespace S3Encryption.Core.Objects;

/// <summary>A stored object as requests name it.</summary>
public sealed record ObjectAddress
{
    /// <summary>The object; the key is given.</summary>
    public required S3Location Location { get; init; }

    /// <summary>The version; null for the latest.</summary>
    public string? VersionId { get; init; }

    /// <summary>The key it is stored with, for SSE-C.</summary>
    public SseCKey? SseCKey { get; init; }

    /// <summary>The 12-digit account that must own the bucket.</summary>
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>Whether the caller pays for the request, where the bucket's owner does not (userguide/RequesterPaysBuckets.html).</summary>
    public bool PaysForRequests { get; init; }

    /// <inheritdoc/>
    public override string ToString() => VersionId is null ? Location.ToString() : $"{Location} (version {VersionId})";
}
