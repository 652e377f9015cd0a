using System.Collections.Generic;

namespace S3Encryption;

/// <summary>What is planned for one stored object, or was done to it, to change its encryption.</summary>
public sealed record S3Conversion
{
    /// <summary>The bucket.</summary>
    public required string BucketName { get; init; }

    /// <summary>The object's key, verbatim.</summary>
    public required string Key { get; init; }

    /// <summary>The version that was looked at; null where the bucket keeps none.</summary>
    public string? VersionId { get; init; }

    /// <summary>Bytes; null where S3 does not say, as of an object that was named and that no key opens.</summary>
    public long? Size { get; init; }

    /// <summary>What is done.</summary>
    public required S3ConversionAction Action { get; init; }

    /// <summary>Whether it was done, and not only planned; true also of what was skipped.</summary>
    public bool IsDone { get; init; }

    /// <summary>Why it is skipped or blocked, and what would help.</summary>
    public string? Reason { get; init; }

    /// <summary>The kind of encryption it was found under.</summary>
    public required EncryptionKind FromEncryption { get; init; }

    /// <summary>The ARN of the KMS key it was found under.</summary>
    public string? FromKmsKeyArn { get; init; }

    /// <summary>The fingerprint of the SSE-C key it was found under.</summary>
    public string? FromSseCKeyFingerprint { get; init; }

    /// <summary>The kind of encryption it gets.</summary>
    public required EncryptionKind ToEncryption { get; init; }

    /// <summary>The ARN of the KMS key it gets.</summary>
    public string? ToKmsKeyArn { get; init; }

    /// <summary>The fingerprint of the SSE-C key it gets.</summary>
    public string? ToSseCKeyFingerprint { get; init; }

    /// <summary>Whether it gets an S3 Bucket Key.</summary>
    public bool BucketKey { get; init; }

    /// <summary>What is lost, one sentence each; nothing is, unless <c>-AllowLoss</c> was said.</summary>
    public IReadOnlyList<string> Losses { get; init; } = [];

    /// <summary>Whether the bucket keeps the object as it was as an older version.</summary>
    public bool KeepsOldVersion { get; init; }

    /// <summary>The version that was made; null where none was.</summary>
    public string? NewVersionId { get; init; }

    /// <summary>By what it is known to hold the same bytes: a checksum's algorithm, ETag, Size; Update where no bytes moved.</summary>
    public string? VerifiedBy { get; init; }
}
