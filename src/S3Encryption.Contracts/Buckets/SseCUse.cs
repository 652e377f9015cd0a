namespace S3Encryption;

/// <summary>Whether a bucket takes SSE-C uploads (<c>BlockedEncryptionTypes</c>). Reads are never blocked by it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html</remarks>
public enum SseCUse
{
    /// <summary>The bucket's configuration does not say.</summary>
    Unset,

    /// <summary>SSE-C uploads are accepted.</summary>
    Allowed,

    /// <summary>SSE-C uploads get 403: the default of buckets made since April 2026.</summary>
    Blocked,
}
