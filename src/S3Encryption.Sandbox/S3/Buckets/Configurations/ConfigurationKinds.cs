using System.Collections.Generic;
using System.Xml.Linq;
using static S3Encryption.Sandbox.S3.Buckets.Configurations.XmlShape;

namespace S3Encryption.Sandbox.S3.Buckets.Configurations;

/// <summary>
/// The configurations that are kept and given back; the schemas are those of the API reference.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html.
/// </summary>
internal static class ConfigurationKinds
{
    private static readonly (string Code, string Message) NoSuchConfiguration =
        ("NoSuchConfiguration", "The specified configuration does not exist.");

    private static readonly XmlShape Tag = One("Tag", One("Key", IsName), One("Value", IsText));
    private static readonly XmlShape MaybeTag = Tag with { Least = 0 };
    private static readonly XmlShape AnyTag = MaybeTag with { Most = int.MaxValue };

    private static readonly XmlShape[] OfNotifications =
    [
        Maybe("Id", IsText),
        Some("Event", text => text.StartsWith("s3:", System.StringComparison.Ordinal)),
        Maybe("Filter", Maybe("S3Key", Any("FilterRule", Maybe("Name", IsText), Maybe("Value", IsText)))),
    ];

    internal static readonly IReadOnlyList<ConfigurationKind> All =
    [
        new("abac", "Abac", One("AbacStatus", Maybe("Status", OneOf("Enabled", "Disabled"))), "s3:GetBucketAbac", "s3:PutBucketAbac")
        {
            Fresh = new("AbacStatus", new XElement("Status", "Disabled")),
        },
        new(
            "accelerate",
            "AccelerateConfiguration",
            One("AccelerateConfiguration", Maybe("Status", OneOf("Enabled", "Suspended"))),
            "s3:GetAccelerateConfiguration",
            "s3:PutAccelerateConfiguration")
        {
            Fresh = new("AccelerateConfiguration"),
        },
        new("cors", "Cors", Cors(), "s3:GetBucketCORS", "s3:PutBucketCORS")
        {
            Missing = ("NoSuchCORSConfiguration", "The CORS configuration does not exist"),
            Check = (_, root) => RuleChecks.Cors(root),
        },
        new("lifecycle", "LifecycleConfiguration", LifecycleShape.Root, "s3:GetLifecycleConfiguration", "s3:PutLifecycleConfiguration")
        {
            Missing = ("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"),
            Check = (_, root) => RuleChecks.Lifecycle(root),
            DeleteApi = "Lifecycle",
        },
        new("logging", "Logging", Logging(), "s3:GetBucketLogging", "s3:PutBucketLogging")
        {
            Fresh = new("BucketLoggingStatus"),
            Check = RuleChecks.Logging,
        },
        new("notification", "NotificationConfiguration", Notification(), "s3:GetBucketNotification", "s3:PutBucketNotification")
        {
            Fresh = new("NotificationConfiguration"),
        },
        new(
            "replication",
            "Replication",
            One("ReplicationConfiguration"),
            "s3:GetReplicationConfiguration",
            "s3:PutReplicationConfiguration")
        {
            Missing = ("ReplicationConfigurationNotFoundError", "The replication configuration was not found"),
            IsSettable = false, // what it promises would not happen
        },
        new(
            "requestPayment",
            "RequestPayment",
            One("RequestPaymentConfiguration", One("Payer", OneOf("Requester", "BucketOwner"))),
            "s3:GetBucketRequestPayment",
            "s3:PutBucketRequestPayment")
        {
            Fresh = new("RequestPaymentConfiguration", new XElement("Payer", "BucketOwner")),
        },
        new("tagging", "Tagging", One("Tagging", One("TagSet", AnyTag)), "s3:GetBucketTagging", "s3:PutBucketTagging")
        {
            Missing = ("NoSuchTagSet", "The TagSet does not exist"),
            Check = (_, root) => RuleChecks.Tags(root),
        },
        new("website", "Website", Website(), "s3:GetBucketWebsite", "s3:PutBucketWebsite")
        {
            Missing = ("NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration"),
            DeleteAction = "s3:DeleteBucketWebsite",
        },
        new("analytics", "AnalyticsConfiguration", Analytics(), "s3:GetAnalyticsConfiguration", "s3:PutAnalyticsConfiguration")
        {
            Missing = NoSuchConfiguration,
            Check = RuleChecks.SameId,
            ListRoot = "ListBucketAnalyticsConfigurationsResult",
        },
        new(
            "intelligent-tiering",
            "IntelligentTieringConfiguration",
            IntelligentTiering(),
            "s3:GetIntelligentTieringConfiguration",
            "s3:PutIntelligentTieringConfiguration")
        {
            Missing = NoSuchConfiguration,
            Check = RuleChecks.SameId,
            ListRoot = "ListBucketIntelligentTieringConfigurationsResult",
        },
        new("inventory", "InventoryConfiguration", InventoryShape.Root, "s3:GetInventoryConfiguration", "s3:PutInventoryConfiguration")
        {
            Missing = NoSuchConfiguration,
            Check = RuleChecks.Inventory,
            Keys = InventoryShape.Keys,
            ListRoot = "ListInventoryConfigurationsResult",
        },
        new("metrics", "MetricsConfiguration", Metrics(), "s3:GetMetricsConfiguration", "s3:PutMetricsConfiguration")
        {
            Missing = NoSuchConfiguration,
            Check = RuleChecks.SameId,
            ListRoot = "ListMetricsConfigurationsResult",
        },
    ];

    private static XmlShape Cors() => One("CORSConfiguration", Some(
        "CORSRule",
        Maybe("ID", IsText),
        Any("AllowedHeader", IsText),
        Some("AllowedMethod", IsText),
        Some("AllowedOrigin", IsText),
        Any("ExposeHeader", IsText),
        Maybe("MaxAgeSeconds", IsNumber)));

    private static XmlShape Logging() => One("BucketLoggingStatus", Maybe(
        "LoggingEnabled",
        One("TargetBucket", IsName),
        Maybe("TargetGrants", Any(
            "Grant",
            One("Grantee", Maybe("DisplayName", IsText), Maybe("EmailAddress", IsText), Maybe("ID", IsText), Maybe("URI", IsText)),
            One("Permission", OneOf("FULL_CONTROL", "READ", "WRITE")))),
        One("TargetPrefix", IsText),
        Maybe(
            "TargetObjectKeyFormat",
            Maybe("SimplePrefix"),
            Maybe("PartitionedPrefix", Maybe("PartitionDateSource", OneOf("EventTime", "DeliveryTime"))))));

    private static XmlShape Notification() => One(
        "NotificationConfiguration",
        Any("TopicConfiguration", [One("Topic", IsName), .. OfNotifications]),
        Any("QueueConfiguration", [One("Queue", IsName), .. OfNotifications]),
        Any("CloudFunctionConfiguration", [One("CloudFunction", IsName), .. OfNotifications]),
        Maybe("EventBridgeConfiguration"));

    private static XmlShape Website() => One(
        "WebsiteConfiguration",
        Maybe("IndexDocument", One("Suffix", IsName)),
        Maybe("ErrorDocument", One("Key", IsName)),
        Maybe("RedirectAllRequestsTo", One("HostName", IsName), Maybe("Protocol", OneOf("http", "https"))),
        Maybe("RoutingRules", Some(
            "RoutingRule",
            Maybe("Condition", Maybe("HttpErrorCodeReturnedEquals", IsNumber), Maybe("KeyPrefixEquals", IsText)),
            One(
                "Redirect",
                Maybe("HostName", IsText),
                Maybe("HttpRedirectCode", IsNumber),
                Maybe("Protocol", OneOf("http", "https")),
                Maybe("ReplaceKeyPrefixWith", IsText),
                Maybe("ReplaceKeyWith", IsText)))));

    private static XmlShape Analytics() => One(
        "AnalyticsConfiguration",
        One("Id", IsName),
        Filter(),
        One("StorageClassAnalysis", Maybe(
            "DataExport",
            One("OutputSchemaVersion", OneOf("V_1")),
            One("Destination", One(
                "S3BucketDestination",
                One("Format", OneOf("CSV")),
                Maybe("BucketAccountId", IsText),
                One("Bucket", IsName),
                Maybe("Prefix", IsText))))));

    private static XmlShape IntelligentTiering() => One(
        "IntelligentTieringConfiguration",
        One("Id", IsName),
        Filter(),
        One("Status", OneOf("Enabled", "Disabled")),
        Some("Tiering", One("Days", IsNumber), One("AccessTier", OneOf("ARCHIVE_ACCESS", "DEEP_ARCHIVE_ACCESS"))));

    private static XmlShape Metrics() =>
        One("MetricsConfiguration", One("Id", IsName), Filter(Maybe("AccessPointArn", IsName)));

    private static XmlShape Filter(params XmlShape[] more) => Maybe(
        "Filter", [Maybe("Prefix", IsText), MaybeTag, .. more, Maybe("And", [Maybe("Prefix", IsText), AnyTag, .. more])]);
}
