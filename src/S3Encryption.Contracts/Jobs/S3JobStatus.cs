namespace S3Encryption;

/// <summary>Where a job is in its life.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-job-status.html</remarks>
public enum S3JobStatus
{
    /// <summary>A status that this version does not know.</summary>
    Unknown,

    /// <summary>It was made a moment ago.</summary>
    New,

    /// <summary>S3 reads or generates the list of objects.</summary>
    Preparing,

    /// <summary>It waits for somebody to confirm it.</summary>
    Suspended,

    /// <summary>It waits for its turn.</summary>
    Ready,

    /// <summary>Its tasks are done.</summary>
    Active,

    /// <summary>It makes room for one of a higher priority.</summary>
    Pausing,

    /// <summary>One of a higher priority goes first.</summary>
    Paused,

    /// <summary>It is all but complete.</summary>
    Completing,

    /// <summary>It ends, because somebody said so.</summary>
    Cancelling,

    /// <summary>It ends, because it cannot go on.</summary>
    Failing,

    /// <summary>Every task was tried; some may have failed.</summary>
    Complete,

    /// <summary>It was ended before its end. What it had done stays done.</summary>
    Cancelled,

    /// <summary>It could not begin or go on. What it had done stays done.</summary>
    Failed,
}
