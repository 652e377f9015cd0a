namespace S3Encryption.Core.Jobs.Reports;

/// <summary>Why a report is not read.</summary>
internal static class ReportFailures
{
    public static S3EncryptionException Damaged(S3Location at, string why) => new(
        "JobReportDamaged", FailureCategory.Mismatch, $"{at}: the report is not as S3 wrote it: {why}.",
        "Do not go by it. To see how the objects are now: Get-S3ObjectEncryption.")
    { Location = at };

    public static S3EncryptionException None(S3EncryptionJob job, string why) => new(
        "JobReportNotFound", FailureCategory.NotFound, $"Job {job.JobId} has no report: {why}.",
        "To see how the objects are now: Get-S3ObjectEncryption.");

    public static S3EncryptionException NotYet(S3EncryptionJob job) => new(
        "JobNotEnded", FailureCategory.InvalidState, $"Job {job.JobId} is {job.Status}; its report is written when it ends.",
        $"To wait for it: Get-S3EncryptionJob {job.JobId} -Wait -Report.");
}
