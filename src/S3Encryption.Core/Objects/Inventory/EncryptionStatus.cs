namespace S3Encryption.Core.Objects.Inventory;

/// <summary>What an inventory says of an object's encryption, in the words of everything else here.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory.html</remarks>
internal static class EncryptionStatus
{
    /// <summary>Said of an object of whose encryption the inventory says nothing.</summary>
    public const string NotTold = "The inventory does not tell how the object is encrypted.";

    public static EncryptionKind KindOf(string? status) => status switch
    {
        "SSE-S3" => EncryptionKind.SseS3,
        "SSE-KMS" => EncryptionKind.SseKms,
        "DSSE-KMS" => EncryptionKind.DsseKms,
        "SSE-C" => EncryptionKind.SseC,
        "NOT-SSE" => EncryptionKind.None,
        null or "" => EncryptionKind.Unknown,
        _ => EncryptionKind.Other,
    };

    /// <summary>The text itself, where the kind does not tell it.</summary>
    public static string? AlgorithmOf(string? status) => KindOf(status) == EncryptionKind.Other ? status : null;

    /// <summary>Whether there is a Bucket Key; null where nothing is said.</summary>
    public static bool? BucketKeyOf(string? status) => status switch
    {
        "ENABLED" => true,
        "DISABLED" => false,
        _ => null,
    };

    /// <summary>Whether an object has to be restored before it can be read; of one that was restored an inventory does not tell it.</summary>
    public static bool IsArchived(string? storageClass, string? accessTier) =>
        storageClass is "GLACIER" or "DEEP_ARCHIVE" || accessTier is "ARCHIVE" or "DEEP_ARCHIVE" or "ARCHIVE_ACCESS" or "DEEP_ARCHIVE_ACCESS";
}
