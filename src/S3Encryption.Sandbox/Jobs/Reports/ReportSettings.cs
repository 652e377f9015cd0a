using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Protocol;

namespace S3Encryption.Sandbox.Jobs.Reports;

/// <summary>
/// Where a job reports to, and what: https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobReport.html. The bucket is null where
/// no report is wanted.
/// </summary>
internal sealed record ReportSettings(string? Bucket, string Prefix, bool FailedOnly, string? ExpectedOwner)
{
    internal static ReportSettings Read(XElement report)
    {
        var enabled = report.Boolean("Enabled") ?? throw ControlErrors.Missing("Enabled");
        var bucket = report.Bucket("Bucket");
        var format = report.OneOf("Format", "Report_CSV_20180820");
        var scope = report.OneOf("ReportScope", "AllTasks", "FailedTasksOnly");
        if (!enabled)
        {
            return new(null, "", false, null);
        }

        return (bucket, format, scope) switch
        {
            (null, _, _) => throw ControlErrors.Missing("Report.Bucket"),
            (_, null, _) => throw ControlErrors.Missing("Report.Format"),
            (_, _, null) => throw ControlErrors.Missing("Report.ReportScope"),
            _ => new(bucket, report.Optional("Prefix", 512) ?? "", scope is "FailedTasksOnly", report.Optional("ExpectedBucketOwner", 64)),
        };
    }
}
