using System.Linq;
using System.Management.Automation;

namespace S3Encryption.Errors;

/// <summary>What is said of a report that cannot be made.</summary>
internal static class ReportFailures
{
    public static S3EncryptionException Nothing(string path) => new(
        "NothingToReport", FailureCategory.InvalidInput, $"'{path}': nothing came down the pipeline, so no report was written.",
        "See what the commands before it say, and pipe what they emit: Get-S3BucketEncryption | Export-S3EncryptionReport report.html.")
    { Path = path };

    public static S3EncryptionException NotPiped(string path) => new(
        "NothingToReport", FailureCategory.InvalidInput,
        $"'{path}': a report is made of what comes down the pipeline, and nothing is piped in.",
        $"Begin with: Get-S3BucketEncryption | Export-S3EncryptionReport '{path.Replace("'", "''")}', or for more: "
        + "& { Get-S3BucketEncryption; Test-S3BucketEncryption } | ….")
    { Path = path };

    public static S3EncryptionException NotReportable(PSObject item) => new(
        "NotReportable", FailureCategory.InvalidInput,
        $"A {item.TypeNames.FirstOrDefault()} is nothing that a report is made of; it was left out.",
        "Pipe what Get-S3BucketEncryption, Test-S3BucketEncryption, Get-S3EncryptionPolicy, Get-S3ObjectEncryption, "
        + "Measure-S3ObjectEncryption, Convert-S3ObjectEncryption, Get-S3KmsKey or Test-S3KmsAccess emit, as it is: Select-Object and "
        + "Format-Table make something else of it.");

    public static S3EncryptionException Unreadable(string type, string property) => new(
        "NotReportable", FailureCategory.InvalidInput,
        $"A {type} from another session has a {property} that this version does not know; it was left out.",
        "Make the report with the version of this module that made the object.");

    public static S3EncryptionException KeyInReport() => new(
        "SseCKeyInReport", FailureCategory.Security,
        "An SSE-C key came down the pipeline; keys do not belong into a report, and none was written.",
        "Leave New-SseCKey, Import-SseCKey and Get-SseCKey -Unwrap out of what you pipe.")
    { StopsEverything = true };
}
