namespace S3Encryption;

/// <summary>A rule that <c>Test-S3BucketEncryption</c> holds against buckets.</summary>
public enum BucketCheck
{
    /// <summary>New objects are encrypted in one of the ways that are asked for.</summary>
    Encryption,

    /// <summary>They are encrypted with the KMS key that is asked for.</summary>
    KmsKey,

    /// <summary>A Bucket Key is used, or is not.</summary>
    BucketKey,

    /// <summary>Uploads under SSE-C are refused, by the bucket's configuration or its policy.</summary>
    SseCBlocked,

    /// <summary>The bucket policy denies every request without TLS.</summary>
    TlsRequired,

    /// <summary>The bucket policy denies uploads that name another kind of encryption, or another key, than the bucket's.</summary>
    OtherEncryptionDenied,

    /// <summary>The public cannot reach the bucket.</summary>
    NotPublic,

    /// <summary>Versions are kept, so that what is overwritten or encrypted by somebody else can be had back.</summary>
    Versioned,

    /// <summary>The KMS key is rotated every year, or as often as its owner said.</summary>
    KeyRotation,

    /// <summary>Of the objects that were looked at, none is under SSE-C.</summary>
    NoSseCObjects,
}
