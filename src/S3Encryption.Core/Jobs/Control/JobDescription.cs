using System;
using System.Globalization;
using System.Linq;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Jobs.Control;

/// <summary>Reads what DescribeJob and ListJobs tell of a job.</summary>
/// <param name="account">Whose it is.</param>
/// <param name="region">Where it is.</param>
internal sealed class JobDescription(string account, string region)
{
    /// <exception cref="System.IO.IOException">It has no id.</exception>
    public S3EncryptionJob Read(AnswerDocument job)
    {
        var progress = job.Child("ProgressSummary");
        var id = job.Required("JobId");
        var report = job.Child("Report");
        return new S3EncryptionJob
        {
            JobId = id,
            Region = region,
            AccountId = account,
            Status = Enum.TryParse<S3JobStatus>(job.Text("Status"), out var status) ? status : S3JobStatus.Unknown,
            // Of one job an element named by it, in a list its name.
            Operation = job.Child("Operation")?.FirstName ?? job.Text("Operation"),
            Description = job.Text("Description"),
            Priority = (int)Number(job, "Priority"),
            TotalTasks = Number(progress, "TotalNumberOfTasks"),
            Succeeded = Number(progress, "NumberOfTasksSucceeded"),
            Failed = Number(progress, "NumberOfTasksFailed"),
            Created = Time(job, "CreationTime"),
            Ended = Time(job, "TerminationDate"),
            ActiveTime = progress?.Child("Timers") is { } timers
                ? TimeSpan.FromSeconds(Number(timers, "ElapsedTimeInActiveSeconds"))
                : null,
            FailureReasons = [.. job.Child("FailureReasons")?.All("member").Select(Reason) ?? []],
            StatusReason = job.Text("StatusUpdateReason"),
            JobRoleArn = job.Text("RoleArn"),
            Manifest = ManifestOf(job),
            ReportLocation = report?.Text("Enabled") == "true" ? ReportOf(report, id) : null,
            ReportsFailuresOnly = report?.Text("ReportScope") == "FailedTasksOnly",
        };
    }

    private static string Reason(AnswerDocument failure) => $"{failure.Text("FailureCode")}: {failure.Text("FailureReason")}";

    private static string? ReportOf(AnswerDocument report, string id)
    {
        var prefix = report.Text("Prefix")?.TrimEnd('/');
        return $"s3://{Resource(report.Text("Bucket"))}/{(string.IsNullOrEmpty(prefix) ? string.Empty : prefix + "/")}job-{id}/";
    }

    private static string? ManifestOf(AnswerDocument job)
    {
        var stored = job.Child("Manifest")?.Child("Location")?.Text("ObjectArn");
        var generated = job.Child("ManifestGenerator")?.Child("S3JobManifestGenerator")?.Text("SourceBucket");
        return stored is null && generated is null ? null : "s3://" + Resource(stored ?? generated);
    }

    // arn:aws:s3:::bucket/key
    private static string? Resource(string? arn) => arn?.Split([':'], 6).Last();

    private static long Number(AnswerDocument? of, string name) =>
        long.TryParse(of?.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static DateTimeOffset? Time(AnswerDocument of, string name) => DateTimeOffset.TryParse(
        of.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? time
        : null;
}
