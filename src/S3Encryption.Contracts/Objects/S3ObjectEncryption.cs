using System;

namespace S3Encryption;

/// <summary>How one stored object, or one version of it, is encrypted, and what else decides what can be done about it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html</remarks>
public sealed record S3ObjectEncryption
{
    /// <summary>The bucket.</summary>
    public required string BucketName { get; init; }

    /// <summary>The object's key, verbatim.</summary>
    public required string Key { get; init; }

    /// <summary>The version; null where none was asked for or the bucket keeps none. An object from before versioning has <c>null</c> as text.</summary>
    public string? VersionId { get; init; }

    /// <summary>Whether it is the latest version; null where that was not told.</summary>
    public bool? IsLatest { get; init; }

    /// <summary>The kind of encryption; <c>Unknown</c> where it could not be told, and then <see cref="Problem"/> says why.</summary>
    public required EncryptionKind Encryption { get; init; }

    /// <summary>
    /// Whether the kind is a conclusion: S3 answers a bare 400 to a HEAD without the key of an SSE-C object, and hardly to any other.
    /// </summary>
    public bool IsProbable { get; init; }

    /// <summary>The algorithm as S3 spells it, where this version does not know it.</summary>
    public string? Algorithm { get; init; }

    /// <summary>The full ARN of the KMS key; null where there is none, or where it was not told: an inventory has no key.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>Whether an S3 Bucket Key is used; null where that was not told.</summary>
    public bool? BucketKey { get; init; }

    /// <summary>The MD5 of the SSE-C key in base64, as S3 answers it to who has the key.</summary>
    public string? SseCKeyMD5 { get; init; }

    /// <summary>The fingerprint of the SSE-C key that opens the object, where one of those given does.</summary>
    public string? SseCKeyFingerprint { get; init; }

    /// <summary>The name of that key.</summary>
    public string? SseCKeyName { get; init; }

    /// <summary>The storage class, such as <c>STANDARD</c>; null where it could not be told.</summary>
    public string? StorageClass { get; init; }

    /// <summary>Bytes; null where it could not be told.</summary>
    public long? Size { get; init; }

    /// <summary>When it was written, in universal time.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The entity tag without its quotes; null where S3 keeps it to who has the key.</summary>
    public string? ETag { get; init; }

    /// <summary>The algorithm of the checksum that S3 keeps, such as <c>CRC64NVME</c>; null where there is none, or where it was not told.</summary>
    public string? ChecksumAlgorithm { get; init; }

    /// <summary><c>FULL_OBJECT</c>, or <c>COMPOSITE</c> for a checksum of checksums of parts.</summary>
    public string? ChecksumType { get; init; }

    /// <summary>Whether it must be restored before it can be read.</summary>
    public bool IsArchived { get; init; }

    /// <summary>The mode of its retention, <c>GOVERNANCE</c> or <c>COMPLIANCE</c>; null where there is none, or the caller may not see it.</summary>
    public string? LockMode { get; init; }

    /// <summary>Until when it is retained.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Whether a legal hold is on it.</summary>
    public bool LegalHold { get; init; }

    /// <summary>Why it could not be told how the object is encrypted; null where it was.</summary>
    public string? Problem { get; init; }
}
