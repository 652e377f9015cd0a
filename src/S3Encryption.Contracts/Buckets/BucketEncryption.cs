namespace S3Encryption;

/// <summary>How a bucket encrypts what is uploaded without encryption headers, and what it refuses.</summary>
public sealed record BucketEncryption
{
    /// <summary>The bucket's name.</summary>
    public required string BucketName { get; init; }

    /// <summary>The Region the bucket lives in, such as <c>eu-central-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>The default encryption of new objects.</summary>
    public required EncryptionKind Encryption { get; init; }

    /// <summary>The algorithm as S3 spells it: <c>AES256</c>, <c>aws:kms</c>, <c>aws:kms:dsse</c> or one that is new.</summary>
    public string? Algorithm { get; init; }

    /// <summary>The KMS key as the configuration names it. Empty with a KMS kind means the AWS managed key <c>alias/aws/s3</c>.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The full ARN of that key; empty where KMS does not tell the caller, or the key is not made yet.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>The first alias of that key, such as <c>alias/logs</c>.</summary>
    public string? KmsKeyAlias { get; init; }

    /// <summary>Who looks after that key; null where KMS does not tell the caller.</summary>
    public KmsKeyManager? KmsKeyManager { get; init; }

    /// <summary>Whether an S3 Bucket Key spares KMS requests. The encryption context is then the bucket's ARN.</summary>
    public bool BucketKey { get; init; }

    /// <summary>Whether the bucket takes SSE-C uploads.</summary>
    public SseCUse SseC { get; init; }

    /// <summary>Whether the public can reach the bucket.</summary>
    public PublicExposure PublicExposure { get; init; }

    /// <summary>What lets the public in: the bucket policy, or grants of the bucket's ACL.</summary>
    public string? ExposedBy { get; init; }

    /// <summary>The rule as S3 has it, in JSON, where this version does not know all of it.</summary>
    public string? RawRule { get; init; }

    /// <summary>Why the bucket's encryption cannot be told; null where it was.</summary>
    public string? Problem { get; init; }
}
