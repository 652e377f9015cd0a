using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using S3Encryption.Core.Jobs.Starting;

namespace S3Encryption.Core.Jobs.Control;

/// <summary>Writes the request of CreateJob.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_CreateJob.html</remarks>
internal static class CreateJobDocument
{
    /// <summary>The namespace of S3 Control's documents.</summary>
    internal static readonly XNamespace Names = "http://awss3control.amazonaws.com/doc/2018-08-20/";

    /// <summary>The document, in UTF-8.</summary>
    /// <param name="order">The job.</param>
    /// <param name="partition">Such as <c>aws</c>, for the ARNs of buckets.</param>
    public static byte[] Of(JobOrder order, string partition) => Encoding.UTF8.GetBytes(new XElement(
        Names + "CreateJobRequest",
        // Who starts it was asked here, and S3's own confirmation would be a second one.
        Text("ConfirmationRequired", "false"),
        Element("Operation", OperationElement.Of(order, partition)),
        Report(order, partition),
        Text("ClientRequestToken", order.Token),
        order.Manifest is JobManifest.Stored ? ManifestElement.Of(order, partition) : null,
        Text("Description", order.Description),
        Text("Priority", order.Priority.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Text("RoleArn", order.RoleArn),
        Tags(order.Tags),
        order.Manifest is JobManifest.Generated ? ManifestElement.Of(order, partition) : null).ToString(SaveOptions.DisableFormatting));

    internal static XElement Element(string name, params object?[] content) => new(Names + name, content);

    /// <summary>An element with a text; null where there is none.</summary>
    internal static XElement? Text(string name, string? text) => string.IsNullOrEmpty(text) ? null : new XElement(Names + name, text);

    internal static string Arn(string partition, string resource) => $"arn:{partition}:s3:::{resource}";

    private static XElement Report(JobOrder order, string partition) => Element(
        "Report",
        Text("Bucket", Arn(partition, order.Report.BucketName)),
        Text("Format", "Report_CSV_20180820"),
        Text("Enabled", "true"),
        Text("Prefix", order.Report.Key?.Trim('/')),
        Text("ReportScope", order.ReportFailuresOnly ? "FailedTasksOnly" : "AllTasks"),
        Text("ExpectedBucketOwner", order.ExpectedBucketOwner));

    private static XElement? Tags(IReadOnlyDictionary<string, string> tags) => tags.Count == 0 ? null : Element(
        "Tags", [.. tags.Select(tag => Element("member", Element("Key", tag.Key), Element("Value", tag.Value)))]);
}
