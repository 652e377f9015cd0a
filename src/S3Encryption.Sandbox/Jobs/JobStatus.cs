namespace S3Encryption.Sandbox.Jobs;

/// <summary>Where a job is in its life: https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-job-status.html.</summary>
internal enum JobStatus
{
    New,
    Preparing,
    Suspended,
    Ready,
    Active,
    Pausing,
    Paused,
    Completing,
    Cancelling,
    Failing,
    Complete,
    Cancelled,
    Failed,
}
