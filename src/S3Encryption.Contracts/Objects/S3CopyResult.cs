using System;

namespace S3Encryption;

/// <summary>A copy that S3 has made, checked against its source.</summary>
public sealed record S3CopyResult
{
    /// <summary>The bucket of the copy.</summary>
    public required string BucketName { get; init; }

    /// <summary>The key of the copy.</summary>
    public required string Key { get; init; }

    /// <summary>The version that was made, in a versioned bucket.</summary>
    public string? VersionId { get; init; }

    /// <summary>The bucket of the source.</summary>
    public required string SourceBucketName { get; init; }

    /// <summary>The key of the source.</summary>
    public required string SourceKey { get; init; }

    /// <summary>The version that was copied, in a versioned bucket.</summary>
    public string? SourceVersionId { get; init; }

    /// <summary>How S3 says the source is encrypted.</summary>
    public required EncryptionKind SourceEncryption { get; init; }

    /// <summary>The full ARN of the source's KMS key, for a KMS kind.</summary>
    public string? SourceKmsKeyArn { get; init; }

    /// <summary>The base64 MD5 of the source's SSE-C key, as S3 echoed it.</summary>
    public string? SourceSseCKeyMD5 { get; init; }

    /// <summary>How S3 says the copy is encrypted.</summary>
    public required EncryptionKind Encryption { get; init; }

    /// <summary>The full ARN of the copy's KMS key, for a KMS kind.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>Whether the copy uses a Bucket Key.</summary>
    public bool BucketKey { get; init; }

    /// <summary>The base64 MD5 of the copy's SSE-C key, as S3 echoed it.</summary>
    public string? SseCKeyMD5 { get; init; }

    /// <summary>Bytes copied.</summary>
    public required long Size { get; init; }

    /// <summary>The copy's entity tag.</summary>
    public string? ETag { get; init; }

    /// <summary>Parts copied; 1 for a single request.</summary>
    public required int Parts { get; init; }

    /// <summary>
    /// By what the copy is known to be its source: the algorithm of a checksum that S3 keeps of both, such as <c>CRC64NVME</c>;
    /// <c>ETag</c>, where it is the MD5 of both; <c>Size</c>, where S3 keeps nothing to compare; <c>Answer</c>, where the caller may not
    /// look at the copy.
    /// </summary>
    public required string VerifiedBy { get; init; }

    /// <summary>From the first request to S3's last answer.</summary>
    public required TimeSpan Duration { get; init; }
}
