using System.Xml.Linq;
using S3Encryption.Core.Jobs.Starting;
using S3Encryption.Core.Objects;
using static S3Encryption.Core.Jobs.Control.CreateJobDocument;

namespace S3Encryption.Core.Jobs.Control;

/// <summary>What a job does to each object.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobOperation.html</remarks>
internal static class OperationElement
{
    /// <summary>The name of an operation.</summary>
    public static string NameOf(JobOperation operation) =>
        operation == JobOperation.Update ? "S3UpdateObjectEncryption" : "S3PutObjectCopy";

    /// <summary>The element of an order's operation.</summary>
    public static XElement Of(JobOrder order, string partition) => order.Operation == JobOperation.Update
        ? Update((ObjectEncryption.SseKms)order.Encryption)
        : Copy(order, partition);

    private static XElement Update(ObjectEncryption.SseKms kms) => Element(
        NameOf(JobOperation.Update),
        Element(
            "ObjectEncryption",
            Element("SSE-KMS", Text("KMSKeyArn", kms.KmsKeyId), Text("BucketKeyEnabled", kms.BucketKey == true ? "true" : "false"))));

    // Under DSSE-KMS nothing is named, and the bucket's default decides: SSEAlgorithm has no word for it.
    private static XElement Copy(JobOrder order, string partition)
    {
        var kms = order.Encryption as ObjectEncryption.SseKms;
        var algorithm = order.Encryption switch { ObjectEncryption.SseS3 => "AES256", ObjectEncryption.SseKms => "KMS", _ => null };
        return Element(
            NameOf(JobOperation.Copy),
            Text("TargetResource", Arn(partition, order.Bucket.BucketName)),
            Text("MetadataDirective", "COPY"),
            algorithm is null ? null : Element("NewObjectMetadata", Text("SSEAlgorithm", algorithm)),
            // What is left out is STANDARD.
            Text("StorageClass", order.StorageClass),
            Text("SSEAwsKmsKeyId", kms?.KmsKeyId),
            kms is null ? null : Text("BucketKeyEnabled", kms.BucketKey == true ? "true" : "false"));
    }
}
