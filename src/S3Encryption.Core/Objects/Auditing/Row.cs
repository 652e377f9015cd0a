using S3Encryption.Core.Objects.Listing;

namespace S3Encryption.Core.Objects.Auditing;

/// <summary>Makes what is told of one object of what S3 said: to the listing, and to the HEAD.</summary>
internal static class Row
{
    public static S3ObjectEncryption Of(ObjectAddress at, ListedObject? listed, ObjectState found) => new()
    {
        BucketName = at.Location.BucketName,
        Key = at.Location.Key!,
        VersionId = at.VersionId ?? found.VersionId,
        // Where no version was asked for, S3 tells of the latest.
        IsLatest = listed?.IsLatest ?? (at.VersionId is null && found.VersionId is not null ? true : null),
        Encryption = found.Encryption.Kind,
        Algorithm = found.Encryption.Kind == EncryptionKind.Other ? found["x-amz-server-side-encryption"] : null,
        KmsKeyArn = found.Encryption.KmsKeyArn,
        BucketKey = found.Encryption.BucketKey,
        SseCKeyMD5 = found.Encryption.SseCKeyMD5,
        StorageClass = found.StorageClass,
        Size = found.Size,
        LastModified = found.LastModified,
        ETag = found.ETag?.Trim('"'),
        ChecksumAlgorithm = listed?.ChecksumAlgorithm,
        ChecksumType = listed?.ChecksumType,
        IsArchived = found.IsArchived,
        LockMode = found.LockMode,
        LockedUntil = found.LockedUntil,
        LegalHold = found.HasLegalHold,
    };

    /// <summary>Of an object under SSE-C whose key nobody gave: the listing is all there is.</summary>
    public static S3ObjectEncryption OfSseC(ObjectAddress at, ListedObject? listed) =>
        Listed(at, listed) with { Encryption = EncryptionKind.SseC, BucketKey = false };

    /// <summary>Of an object that S3 does not tell the caller about.</summary>
    public static S3ObjectEncryption OfUntold(ObjectAddress at, ListedObject? listed, S3EncryptionException why) =>
        Listed(at, listed) with { Problem = why.Message };

    private static S3ObjectEncryption Listed(ObjectAddress at, ListedObject? listed) => new()
    {
        BucketName = at.Location.BucketName,
        Key = at.Location.Key!,
        VersionId = at.VersionId,
        IsLatest = listed?.IsLatest,
        Encryption = EncryptionKind.Unknown,
        StorageClass = listed?.StorageClass,
        Size = listed?.Size,
        LastModified = listed?.LastModified,
        ETag = listed?.ETag,
        ChecksumAlgorithm = listed?.ChecksumAlgorithm,
        ChecksumType = listed?.ChecksumType,
    };
}
