namespace S3Encryption;

/// <summary>How many stored objects are encrypted alike. What they were not grouped by is null.</summary>
public sealed record S3ObjectEncryptionGroup
{
    /// <summary>The bucket.</summary>
    public string? BucketName { get; init; }

    /// <summary>The kind of encryption; <c>Unknown</c> where it could not be told.</summary>
    public EncryptionKind? Encryption { get; init; }

    /// <summary>The algorithm as S3 spells it, where this version does not know it.</summary>
    public string? Algorithm { get; init; }

    /// <summary>The KMS key; null also where there is none, or where it was not told.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>Whether an S3 Bucket Key is used; null also where that was not told.</summary>
    public bool? BucketKey { get; init; }

    /// <summary>The storage class; null also where that was not told.</summary>
    public string? StorageClass { get; init; }

    /// <summary>What the keys begin with, up to and with a slash; empty for keys without one.</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether these are all that had no group of their own any more, because there were too many groups.</summary>
    public bool IsRest { get; init; }

    /// <summary>How many objects and versions; delete markers are none.</summary>
    public required long Objects { get; init; }

    /// <summary>The bytes of those whose size is known.</summary>
    public required long Bytes { get; init; }

    /// <summary>How many of them have no known size.</summary>
    public long UnknownSizes { get; init; }

    /// <summary>The share of all objects that were counted, from 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>The share of all bytes, from 0 to 1.</summary>
    public required double ByteShare { get; init; }

    /// <summary>Whether all was counted that was to be; where not, an error has said what is missing.</summary>
    public required bool IsComplete { get; init; }
}
