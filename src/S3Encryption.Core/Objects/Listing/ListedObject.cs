using System;

namespace S3Encryption.Core.Objects.Listing;

/// <summary>An object, or one version of it, as a listing names it: without its encryption.</summary>
/// <param name="Key">Its key, verbatim.</param>
/// <param name="Size">Bytes.</param>
public sealed record ListedObject(string Key, long Size)
{
    /// <summary>What is known of an object before it is looked at.</summary>
    public static ListedObject Of(S3ObjectEncryption known) => new(known.Key, known.Size ?? 0)
    {
        VersionId = known.VersionId,
        IsLatest = known.IsLatest,
        LastModified = known.LastModified,
        ETag = known.ETag,
        StorageClass = known.StorageClass,
        ChecksumAlgorithm = known.ChecksumAlgorithm,
        ChecksumType = known.ChecksumType,
    };

    /// <summary>The version; null in a listing of the latest alone.</summary>
    public string? VersionId { get; init; }

    /// <summary>Whether it is the latest; null in a listing of the latest alone, where it is.</summary>
    public bool? IsLatest { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The entity tag without its quotes.</summary>
    public string? ETag { get; init; }

    /// <summary>The storage class.</summary>
    public string? StorageClass { get; init; }

    /// <summary>The algorithm of its checksum.</summary>
    public string? ChecksumAlgorithm { get; init; }

    /// <summary>Whether the checksum is over the whole object or over those of its parts.</summary>
    public string? ChecksumType { get; init; }
}
