using System;

namespace S3Encryption;

/// <summary>An object that is now a file, whole.</summary>
public sealed record S3DownloadResult
{
    /// <summary>The bucket.</summary>
    public required string BucketName { get; init; }

    /// <summary>The object's key.</summary>
    public required string Key { get; init; }

    /// <summary>The version that was read, in a versioned bucket.</summary>
    public string? VersionId { get; init; }

    /// <summary>The full path of the file; null for what went down the pipeline.</summary>
    public string? Path { get; init; }

    /// <summary>Bytes written.</summary>
    public required long Size { get; init; }

    /// <summary>How S3 says the object is encrypted.</summary>
    public required EncryptionKind Encryption { get; init; }

    /// <summary>The full ARN of the KMS key, for a KMS kind.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>The base64 MD5 of the SSE-C key, as S3 echoed it.</summary>
    public string? SseCKeyMD5 { get; init; }

    /// <summary>The object's entity tag.</summary>
    public string? ETag { get; init; }

    /// <summary>When the object was last written.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>
    /// Whether the content was held against a checksum that S3 keeps. False where it keeps none of the whole object: then the length, the
    /// entity tag and TLS stand for it.
    /// </summary>
    public required bool IsVerified { get; init; }

    /// <summary>From the request to the file in place.</summary>
    public required TimeSpan Duration { get; init; }
}
