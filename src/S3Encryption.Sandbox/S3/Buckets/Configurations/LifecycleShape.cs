using static S3Encryption.Sandbox.S3.Buckets.Configurations.XmlShape;

namespace S3Encryption.Sandbox.S3.Buckets.Configurations;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html.</summary>
internal static class LifecycleShape
{
    private static readonly XmlShape Class = Maybe(
        "StorageClass", OneOf("GLACIER", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "DEEP_ARCHIVE", "GLACIER_IR"));

    private static readonly XmlShape Tag = Maybe("Tag", One("Key", IsName), One("Value", IsText));

    private static readonly XmlShape[] Sizes = [Maybe("ObjectSizeGreaterThan", IsNumber), Maybe("ObjectSizeLessThan", IsNumber)];

    internal static readonly XmlShape Root = One("LifecycleConfiguration", Some(
        "Rule",
        Maybe("ID", IsText),
        Maybe("Prefix", IsText),
        Maybe("Filter", [
            Maybe("Prefix", IsText),
            Tag,
            .. Sizes,
            Maybe("And", [Maybe("Prefix", IsText), Tag with { Most = int.MaxValue }, .. Sizes])]),
        One("Status", OneOf("Enabled", "Disabled")),
        Maybe("Expiration", Maybe("Date", IsDate), Maybe("Days", IsNumber), Maybe("ExpiredObjectDeleteMarker", IsFlag)),
        Any("Transition", Maybe("Date", IsDate), Maybe("Days", IsNumber), Class),
        Any(
            "NoncurrentVersionTransition",
            Maybe("NoncurrentDays", IsNumber),
            Class,
            Maybe("NewerNoncurrentVersions", IsNumber)),
        Maybe("NoncurrentVersionExpiration", Maybe("NoncurrentDays", IsNumber), Maybe("NewerNoncurrentVersions", IsNumber)),
        Maybe("AbortIncompleteMultipartUpload", Maybe("DaysAfterInitiation", IsNumber))));
}
