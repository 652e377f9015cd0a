namespace S3Encryption;

/// <summary>What came of one object of a job, as its report says.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-examples-reports.html</remarks>
public sealed record S3JobTask
{
    /// <summary>The bucket.</summary>
    public required string BucketName { get; init; }

    /// <summary>The object's key, verbatim.</summary>
    public required string Key { get; init; }

    /// <summary>The version; null where the job's list named none.</summary>
    public string? VersionId { get; init; }

    /// <summary>Whether it was done.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Whether it was not.</summary>
    public bool Failed => !Succeeded;

    /// <summary>S3's error code, such as <c>AccessDenied</c>; null where there is none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>S3's HTTP status; null where it is not told.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>S3's own words.</summary>
    public string? Message { get; init; }

    /// <summary>The job.</summary>
    public required string JobId { get; init; }
}
