using System.Threading;

namespace S3Encryption.Core.Objects;

/// <summary>One object to bring into a file.</summary>
public sealed record DownloadRequest
{
    /// <summary>Where from; the key is given.</summary>
    public required S3Location Location { get; init; }

    /// <summary>The version; null for the latest.</summary>
    public string? VersionId { get; init; }

    /// <summary>The full path of the file to make.</summary>
    public required string Path { get; init; }

    /// <summary>Whether a file that exists is replaced, once the new one is whole.</summary>
    public bool Overwrite { get; init; }

    /// <summary>The object's SSE-C key; null for every other kind, where S3 decrypts by itself.</summary>
    public SseCKey? SseCKey { get; init; }

    /// <summary>The 12-digit account that must own the bucket.</summary>
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>Bounds the data requests in flight, of this download and of those beside it.</summary>
    public required SemaphoreSlim Requests { get; init; }
}
