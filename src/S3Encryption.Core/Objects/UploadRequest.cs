using System.Threading;

namespace S3Encryption.Core.Objects;

/// <summary>One file to store.</summary>
public sealed record UploadRequest
{
    /// <summary>The full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Where to; the key is given.</summary>
    public required S3Location Location { get; init; }

    /// <summary>How it is to be encrypted.</summary>
    public required ObjectEncryption Encryption { get; init; }

    /// <summary>The 12-digit account that must own the bucket.</summary>
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>Bounds the data requests in flight, of this upload and of those beside it.</summary>
    public required SemaphoreSlim Requests { get; init; }
}
