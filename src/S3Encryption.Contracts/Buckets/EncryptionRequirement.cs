namespace S3Encryption;

/// <summary>What a statement of this module in a bucket policy requires of requests.</summary>
public enum EncryptionRequirement
{
    /// <summary>TLS: whatever comes over plain HTTP is denied. Sid <c>S3EncryptionRequireTls</c>.</summary>
    Tls,

    /// <summary>One kind of encryption: uploads that name another are denied. Sid <c>S3EncryptionRequireKind</c>.</summary>
    Encryption,

    /// <summary>One KMS key: uploads that name an encryption without it are denied. Sid <c>S3EncryptionRequireKmsKey</c>.</summary>
    KmsKey,

    /// <summary>No SSE-C: uploads under customer-provided keys are denied. Sid <c>S3EncryptionDenySseC</c>.</summary>
    NoSseC,
}
