using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.S3.Buckets.Policies;

/// <summary>
/// The actions that a bucket policy can speak of, what each is done to, and its condition keys beside those that all have.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html.
/// </summary>
internal static class S3Actions
{
    private const string Acl = "x-amz-acl x-amz-grant-full-control x-amz-grant-read x-amz-grant-read-acp"
        + " x-amz-grant-write x-amz-grant-write-acp";
    private const string Sse = "x-amz-server-side-encryption x-amz-server-side-encryption-aws-kms-key-id"
        + " x-amz-server-side-encryption-customer-algorithm";
    private const string Retention = "object-lock-mode object-lock-retain-until-date object-lock-remaining-retention-days";
    private const string Listing = "prefix delimiter max-keys";
    private const string Tags = "RequestObjectTag/ RequestObjectTagKeys";
    private const string Upload = Acl + " " + Sse + " " + Tags + " " + Retention
        + " object-lock-legal-hold x-amz-copy-source x-amz-metadata-directive x-amz-storage-class x-amz-website-redirect-location";
    private const string Existing = "ExistingObjectTag/";

    private static readonly string[] Everywhere =
    [
        "authType", "ResourceAccount", "signatureAge", "signatureversion", "TlsVersion", "x-amz-content-sha256", "DataAccessPointAccount",
        "DataAccessPointArn", "AccessPointNetworkOrigin", "AccessGrantsInstanceArn", "BucketTag/",
    ];

    /// <summary>Those of buckets that have no condition keys of their own.</summary>
    private const string Plain = """
        CreateBucketMetadataTableConfiguration DeleteBucket DeleteBucketMetadataTableConfiguration DeleteBucketPolicy DeleteBucketWebsite
        GetAccelerateConfiguration GetAnalyticsConfiguration GetBucketAbac GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging
        GetBucketMetadataTableConfiguration GetBucketNotification GetBucketObjectLockConfiguration GetBucketOwnershipControls
        GetBucketPolicy GetBucketPolicyStatus GetBucketPublicAccessBlock GetBucketRequestPayment GetBucketTagging GetBucketVersioning
        GetBucketWebsite GetEncryptionConfiguration GetIntelligentTieringConfiguration GetInventoryConfiguration GetLifecycleConfiguration
        GetMetricsConfiguration GetReplicationConfiguration ListBucketMultipartUploads ListTagsForResource PauseReplication
        PutAccelerateConfiguration PutAnalyticsConfiguration PutBucketAbac PutBucketCORS PutBucketLogging PutBucketNotification
        PutBucketObjectLockConfiguration PutBucketPolicy PutBucketPublicAccessBlock PutBucketRequestPayment PutBucketTagging
        PutBucketVersioning PutBucketWebsite PutEncryptionConfiguration PutIntelligentTieringConfiguration PutLifecycleConfiguration
        PutMetricsConfiguration PutReplicationConfiguration TagResource UntagResource UpdateBucketMetadataInventoryTableConfiguration
        UpdateBucketMetadataJournalTableConfiguration
        """;

    /// <summary>The same of objects.</summary>
    private const string PlainOfObjects = """
        AbortMultipartUpload GetObjectLegalHold GetObjectRetention GetObjectTorrent GetObjectVersionForReplication InitiateReplication
        ListMultipartUploadParts ObjectOwnerOverrideToBucketOwner ReplicateDelete ReplicateTags RestoreObject
        """;

    private static readonly Dictionary<string, S3Action> All = Plain.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select(name => Of(name, isOfObjects: false, ""))
        .Concat(PlainOfObjects.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Of(name, isOfObjects: true, "")))
        .Concat(
        [
            Of("CreateBucket", false, Acl + " LocationConstraint x-amz-object-ownership x-amz-bucket-namespace"),
            Of("ListBucket", false, Listing),
            Of("ListBucketVersions", false, Listing),
            Of("PutBucketAcl", false, Acl),
            Of("PutBucketOwnershipControls", false, "x-amz-object-ownership"),
            Of("PutInventoryConfiguration", false, "InventoryAccessibleOptionalFields"),
            Of("BypassGovernanceRetention", true, Upload),
            Of("DeleteObject", true, "if-match"),
            Of("DeleteObjectTagging", true, Existing),
            Of("DeleteObjectVersion", true, "versionid if-match"),
            Of("DeleteObjectVersionTagging", true, Existing + " versionid"),
            Of("GetObject", true, Existing + " if-match if-none-match"),
            Of("GetObjectAcl", true, Existing),
            Of("GetObjectAttributes", true, Existing),
            Of("GetObjectTagging", true, Existing),
            Of("GetObjectVersion", true, Existing + " versionid"),
            Of("GetObjectVersionAcl", true, Existing + " versionid"),
            Of("GetObjectVersionAttributes", true, Existing + " versionid"),
            Of("GetObjectVersionTagging", true, Existing + " versionid"),
            Of("GetObjectVersionTorrent", true, "versionid"),
            Of("PutObject", true, Upload + " if-match if-none-match ObjectCreationOperation"),
            Of("PutObjectAcl", true, Existing + " x-amz-storage-class " + Acl),
            Of("PutObjectLegalHold", true, "object-lock-legal-hold"),
            Of("PutObjectRetention", true, Retention),
            Of("PutObjectTagging", true, Existing + " " + Tags),
            Of("PutObjectVersionAcl", true, Existing + " versionid x-amz-storage-class " + Acl),
            Of("PutObjectVersionTagging", true, Existing + " versionid " + Tags),
            Of("ReplicateObject", true, Sse),
            Of("UpdateObjectEncryption", true, Existing + " " + Sse),
        ])
        .ToDictionary(action => action.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The actions that a pattern of a policy means: <c>s3:Get*</c>.</summary>
    internal static IEnumerable<S3Action> Matching(string pattern) => All.TryGetValue(pattern, out var one)
        ? [one]
        : All.Values.Where(action => Wildcard.Matches(pattern, action.Name, ignoreCase: true));

    /// <summary>Whether any action has this condition key.</summary>
    internal static bool IsKey(string key) => All.Values.Any(action => action.Knows(key));

    private static S3Action Of(string name, bool isOfObjects, string keys) =>
        new("s3:" + name, isOfObjects, [.. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. Everywhere]);
}

/// <summary>An action, and its condition keys without «s3:»; one that ends in a slash is a family: <c>ExistingObjectTag/</c>.</summary>
internal sealed record S3Action(string Name, bool IsOfObjects, IReadOnlyList<string> Keys)
{
    internal bool Knows(string key) => Keys.Any(own => own.EndsWith('/')
        ? key.StartsWith("s3:" + own, StringComparison.OrdinalIgnoreCase)
        : key.Equals("s3:" + own, StringComparison.OrdinalIgnoreCase));
}
