namespace S3Encryption;

/// <summary>How S3 encrypts an object, or encrypts new objects in a bucket.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html</remarks>
public enum EncryptionKind
{
    /// <summary>Not encrypted: possible only for objects written before January 2023.</summary>
    None,

    /// <summary>S3 holds the key (<c>AES256</c>). No KMS permission is needed to read.</summary>
    SseS3,

    /// <summary>A KMS key (<c>aws:kms</c>): the AWS managed key <c>alias/aws/s3</c> or a customer managed key.</summary>
    SseKms,

    /// <summary>Two layers with a KMS key (<c>aws:kms:dsse</c>).</summary>
    DsseKms,

    /// <summary>A key that the customer provides with each request.</summary>
    SseC,

    /// <summary>An algorithm that this version does not know, such as <c>aws:fsx</c>; the raw text is beside it.</summary>
    Other,

    /// <summary>The caller may not see it.</summary>
    Unknown,
}
