using System;

namespace S3Encryption;

/// <summary>
/// A multipart upload that was begun and neither completed nor removed. Its parts are stored and billed, and no object shows them.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html</remarks>
public sealed record S3UnfinishedUpload
{
    /// <summary>The bucket.</summary>
    public required string BucketName { get; init; }

    /// <summary>The key of the object that it would become.</summary>
    public required string Key { get; init; }

    /// <summary>What S3 calls it.</summary>
    public required string UploadId { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset Initiated { get; init; }

    /// <summary>The storage class that the object would have.</summary>
    public string? StorageClass { get; init; }

    /// <summary>Who began it, as S3 names them.</summary>
    public string? Initiator { get; init; }
}
