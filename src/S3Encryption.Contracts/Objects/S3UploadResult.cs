using System;

namespace S3Encryption;

/// <summary>What S3 said it stored.</summary>
public sealed record S3UploadResult
{
    /// <summary>The bucket.</summary>
    public required string BucketName { get; init; }

    /// <summary>The object's key.</summary>
    public required string Key { get; init; }

    /// <summary>The version that was made, in a versioned bucket.</summary>
    public string? VersionId { get; init; }

    /// <summary>The file it was read from; null for what came down the pipeline.</summary>
    public string? Path { get; init; }

    /// <summary>Bytes stored.</summary>
    public required long Size { get; init; }

    /// <summary>How S3 says it encrypted the object.</summary>
    public required EncryptionKind Encryption { get; init; }

    /// <summary>The full ARN of the KMS key S3 used, for a KMS kind.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>Whether S3 used a Bucket Key.</summary>
    public bool BucketKey { get; init; }

    /// <summary>The base64 MD5 of the SSE-C key, as S3 echoed it.</summary>
    public string? SseCKeyMD5 { get; init; }

    /// <summary>The entity tag. Of an SSE-C or SSE-KMS object it is not an MD5 of the content.</summary>
    public string? ETag { get; init; }

    /// <summary>The checksum that was computed while the content was read.</summary>
    public required S3ChecksumAlgorithm ChecksumAlgorithm { get; init; }

    /// <summary>Its value in base64; of SHA-1 and SHA-256 over parts, that of the parts' values.</summary>
    public required string Checksum { get; init; }

    /// <summary>Whether S3 verified the checksum and keeps it; other servers verified the MD5 of each request instead.</summary>
    public required bool IsChecksumKept { get; init; }

    /// <summary>Parts sent; 1 for a single request.</summary>
    public required int Parts { get; init; }

    /// <summary>From the first byte read to S3's last answer.</summary>
    public required TimeSpan Duration { get; init; }
}
