using System.Linq;
using System.Xml.Linq;
using static S3Encryption.Sandbox.S3.Buckets.Configurations.XmlShape;

namespace S3Encryption.Sandbox.S3.Buckets.Configurations;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_InventoryConfiguration.html.</summary>
internal static class InventoryShape
{
    internal static readonly XmlShape Root = One(
        "InventoryConfiguration",
        One("Id", IsName),
        One("IsEnabled", IsFlag),
        One("IncludedObjectVersions", OneOf("All", "Current")),
        One("Schedule", One("Frequency", OneOf("Daily", "Weekly"))),
        Maybe("Filter", One("Prefix", IsText)),
        Maybe("OptionalFields", Any("Field", OneOf(
            "Size", "LastModifiedDate", "StorageClass", "ETag", "IsMultipartUploaded", "ReplicationStatus", "EncryptionStatus",
            "ObjectLockRetainUntilDate", "ObjectLockMode", "ObjectLockLegalHoldStatus", "IntelligentTieringAccessTier", "BucketKeyStatus",
            "ChecksumAlgorithm", "ObjectAccessControlList", "ObjectOwner", "LifecycleExpirationDate"))),
        One("Destination", One(
            "S3BucketDestination",
            Maybe("AccountId", IsText),
            One("Bucket", IsName),
            One("Format", OneOf("CSV", "ORC", "Parquet")),
            Maybe("Prefix", IsText),
            Maybe("Encryption", Maybe("SSE-S3"), Maybe("SSE-KMS", One("KeyId", IsName))))));

    /// <summary>The fields that are asked for, of which policies can allow some.</summary>
    internal static KeysOfBody Keys(XElement root) => new()
    {
        ["s3:InventoryAccessibleOptionalFields"] =
            [.. root.Descendants().Where(element => element.Name.LocalName is "Field").Select(field => field.Value)],
    };
}
