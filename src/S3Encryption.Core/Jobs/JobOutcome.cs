namespace S3Encryption.Core.Jobs;

/// <summary>What is said of a job that did not come to its end.</summary>
public static class JobOutcome
{
    /// <summary>The policy by which a role lets Batch Operations work in its name.</summary>
    internal const string TrustPolicy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"batchoperations.s3.amazonaws.com"},"""
        + "\"Action\":\"sts:AssumeRole\"}]}";

    /// <summary>The failure of a job that failed; null for any other.</summary>
    public static S3EncryptionException? FailureOf(S3EncryptionJob job)
    {
        if (job.Status != S3JobStatus.Failed) return null;
        var reasons = job.FailureReasons.Count == 0 ? "S3 does not say why" : string.Join("; ", job.FailureReasons);
        return new S3EncryptionException(
            "JobFailed", FailureCategory.InvalidState,
            $"Job {job.JobId} failed ({reasons}). Of {job.TotalTasks} objects {job.Succeeded} are done and {job.Failed} failed.",
            Hint(job, reasons))
        { Operation = job.Operation };
    }

    private static string Hint(S3EncryptionJob job, string reasons)
    {
        if (reasons.Contains("AssumeRole") || reasons.Contains("could not be assumed"))
            return $"The role {job.JobRoleArn} must exist and trust Batch Operations. Its trust policy: {TrustPolicy}";
        if (reasons.Contains("AccessDenied") || reasons.Contains("forbidden") || reasons.Contains("permissions"))
        {
            return $"What the role {job.JobRoleArn} needs: "
                + "New-S3KmsPolicy BatchReEncryption KEY -BucketName BUCKET -ReportLocation s3://….";
        }

        return job.Failed > 0 && job.ReportLocation is not null
            ? $"To see which and why: Get-S3EncryptionJob {job.JobId} -Report | Where-Object Failed."
            : "What is done stays done; mend what it names and start another.";
    }
}
