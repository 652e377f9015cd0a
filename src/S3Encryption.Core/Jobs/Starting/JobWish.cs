using System.Collections.Generic;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>What the caller wants of the jobs that one command starts.</summary>
public sealed record JobWish
{
    /// <summary>How objects are to be encrypted.</summary>
    public required EncryptionKind To { get; init; }

    /// <summary>The KMS key: id, ARN or alias; null for <c>alias/aws/s3</c>.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether they get a Bucket Key; null: those that are known by themselves keep or lack it, others lack it.</summary>
    public bool? BucketKey { get; init; }

    /// <summary>The role in whose name S3 works.</summary>
    public required string RoleArn { get; init; }

    /// <summary>A higher number goes first.</summary>
    public int Priority { get; init; }

    /// <summary>Where reports go: a bucket, and what their keys begin with.</summary>
    public required S3Location Report { get; init; }

    /// <summary>Whether they leave out what succeeded.</summary>
    public bool ReportFailuresOnly { get; init; }

    /// <summary>What the list of jobs is to say of it; null for something that is made up here.</summary>
    public string? Description { get; init; }

    /// <summary>Under one token S3 makes one job.</summary>
    public required string Token { get; init; }

    /// <summary>Tags of the job.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The 12-digit account that must own the buckets.</summary>
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>Whether copies may leave objects as they were behind, as older versions.</summary>
    public bool KeepVersion { get; init; }

    /// <summary>Whether to go on where copies may lose something.</summary>
    public bool AllowLoss { get; init; }

    /// <summary>Whether objects are changed by the one operation that moves no data, where their own kind allows it.</summary>
    public bool MayUpdate => To == EncryptionKind.SseKms;
}
