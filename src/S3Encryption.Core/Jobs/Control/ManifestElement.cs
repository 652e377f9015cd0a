using System;
using System.Globalization;
using System.Xml.Linq;
using S3Encryption.Core.Jobs.Starting;
using static S3Encryption.Core.Jobs.Control.CreateJobDocument;

namespace S3Encryption.Core.Jobs.Control;

/// <summary>Which objects a job is about.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobManifest.html and
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_S3JobManifestGenerator.html
/// </remarks>
internal static class ManifestElement
{
    /// <summary>The element of an order's manifest.</summary>
    public static XElement Of(JobOrder order, string partition) => order.Manifest switch
    {
        JobManifest.Stored stored => Stored(stored, partition),
        JobManifest.Generated generated => Generator(order, generated, partition),
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    private static XElement Stored(JobManifest.Stored manifest, string partition) => Element(
        "Manifest",
        manifest.Form == ManifestForm.Inventory
            ? Element("Spec", Text("Format", "S3InventoryReport_CSV_20161130"))
            : Element(
                "Spec",
                Text("Format", "S3BatchOperations_CSV_20180820"),
                Element(
                    "Fields",
                    Element("member", "Bucket"), Element("member", "Key"),
                    manifest.Form == ManifestForm.Versions ? Element("member", "VersionId") : null)),
        Element(
            "Location",
            Text("ObjectArn", Arn(partition, $"{manifest.Location.BucketName}/{manifest.Location.Key}")),
            Text("ObjectVersionId", manifest.VersionId),
            Text("ETag", manifest.ETag)));

    private static XElement Generator(JobOrder order, JobManifest.Generated wanted, string partition) => Element(
        "ManifestGenerator",
        Element(
            "S3JobManifestGenerator",
            Text("ExpectedBucketOwner", order.ExpectedBucketOwner),
            Text("SourceBucket", Arn(partition, order.Bucket.BucketName)),
            Element(
                "Filter",
                Date("CreatedAfter", wanted.CreatedAfter),
                Date("CreatedBefore", wanted.CreatedBefore),
                Names(wanted.Prefix),
                Text("ObjectSizeLessThanBytes", wanted.SmallerThan?.ToString(CultureInfo.InvariantCulture)),
                wanted.StorageClass is null ? null : Element("MatchAnyStorageClass", Element("member", wanted.StorageClass)),
                Kind(wanted)),
            Text("EnableManifestOutput", "false")));

    private static XElement? Names(string? prefix) => string.IsNullOrEmpty(prefix)
        ? null
        : Element("KeyNameConstraint", Element("MatchAnyPrefix", Element("member", prefix)));

    private static XElement? Kind(JobManifest.Generated wanted) => wanted.From is not EncryptionKind from ? null : Element(
        "MatchAnyObjectEncryption",
        Element(
            "ObjectEncryption",
            Element(
                from switch
                {
                    EncryptionKind.SseS3 => "SSE-S3",
                    EncryptionKind.SseKms => "SSE-KMS",
                    EncryptionKind.DsseKms => "DSSE-KMS",
                    _ => "NOT-SSE",
                },
                Text("KmsKeyArn", wanted.FromKmsKeyArn),
                wanted.FromBucketKey is bool on ? Text("BucketKeyEnabled", on ? "true" : "false") : null)));

    private static XElement? Date(string name, DateTimeOffset? time) =>
        Text(name, time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
