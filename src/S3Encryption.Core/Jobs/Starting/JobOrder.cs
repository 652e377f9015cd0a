using System.Collections.Generic;
using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>What a job is to do, to which objects, and what is said of it.</summary>
public sealed record JobOrder
{
    /// <summary>The bucket whose objects are changed where they are.</summary>
    public required S3Location Bucket { get; init; }

    /// <summary>How they are to be encrypted; a KMS key by its full ARN.</summary>
    public required ObjectEncryption Encryption { get; init; }

    /// <summary>By which operation.</summary>
    public required JobOperation Operation { get; init; }

    /// <summary>Which objects.</summary>
    public required JobManifest Manifest { get; init; }

    /// <summary>The storage class that copies get, which is the one their sources have; null for an update.</summary>
    public string? StorageClass { get; init; }

    /// <summary>The role in whose name S3 works.</summary>
    public required string RoleArn { get; init; }

    /// <summary>From 0 to 2,147,483,647; a higher number goes first.</summary>
    public required int Priority { get; init; }

    /// <summary>Where the report goes: a bucket, and what its keys begin with.</summary>
    public required S3Location Report { get; init; }

    /// <summary>Whether the report leaves out what succeeded.</summary>
    public bool ReportFailuresOnly { get; init; }

    /// <summary>1 to 256 characters for the list of jobs.</summary>
    public string? Description { get; init; }

    /// <summary>Under one token S3 makes one job, however often it is asked.</summary>
    public required string Token { get; init; }

    /// <summary>Up to 50 tags of the job.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The 12-digit account that must own the buckets.</summary>
    public string? ExpectedBucketOwner { get; init; }
}
