namespace S3Encryption;

/// <summary>A checksum that S3 verifies and keeps with an object.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html</remarks>
public enum S3ChecksumAlgorithm
{
    /// <summary>CRC-64/NVME over the whole object, S3's own default.</summary>
    Crc64Nvme,

    /// <summary>CRC-32 over the whole object.</summary>
    Crc32,

    /// <summary>CRC-32C over the whole object.</summary>
    Crc32C,

    /// <summary>SHA-1; of an object in parts, over the SHA-1 of each part.</summary>
    Sha1,

    /// <summary>SHA-256; of an object in parts, over the SHA-256 of each part.</summary>
    Sha256,
}
