using System;
using System.Collections.Generic;

namespace S3Encryption;

/// <summary>A job of S3 Batch Operations. A list of jobs tells less of each than a question for one.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobDescriptor.html</remarks>
public sealed record S3EncryptionJob
{
    /// <summary>The job's id.</summary>
    public required string JobId { get; init; }

    /// <summary>The Region it is in, and where alone it is found.</summary>
    public required string Region { get; init; }

    /// <summary>The account it is in.</summary>
    public required string AccountId { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required S3JobStatus Status { get; init; }

    /// <summary>What is done to each object, such as <c>S3UpdateObjectEncryption</c>, or whatever else a job of somebody's does.</summary>
    public string? Operation { get; init; }

    /// <summary>What its maker said of it.</summary>
    public string? Description { get; init; }

    /// <summary>A higher number goes first.</summary>
    public int Priority { get; init; }

    /// <summary>How many objects it is about; 0 until its list has been read.</summary>
    public long TotalTasks { get; init; }

    /// <summary>How many are done.</summary>
    public long Succeeded { get; init; }

    /// <summary>How many failed; the report says which and why.</summary>
    public long Failed { get; init; }

    /// <summary>When it was made, in universal time.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it ended; null where it has not.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>How long it was at work, waiting left out; null where that was not told.</summary>
    public TimeSpan? ActiveTime { get; init; }

    /// <summary>Why it failed, each as <c>CODE: reason</c>; empty where it did not, or where it was not asked for by itself.</summary>
    public IReadOnlyList<string> FailureReasons { get; init; } = [];

    /// <summary>What was said when its status was changed by hand.</summary>
    public string? StatusReason { get; init; }

    /// <summary>The role in whose name S3 works; null in a list.</summary>
    public string? JobRoleArn { get; init; }

    /// <summary>
    /// Where the list of its objects is, as <c>s3://bucket/key</c>, or their bucket, <c>s3://bucket</c>, where S3 makes it; null in a list.
    /// </summary>
    public string? Manifest { get; init; }

    /// <summary>The folder of its report, once it has ended; null where it makes none, and in a list.</summary>
    public string? ReportLocation { get; init; }

    /// <summary>Whether the report leaves out what succeeded.</summary>
    public bool ReportsFailuresOnly { get; init; }

    /// <summary>Whether nothing more comes of it.</summary>
    public bool HasEnded => Status is S3JobStatus.Complete or S3JobStatus.Cancelled or S3JobStatus.Failed;
}
