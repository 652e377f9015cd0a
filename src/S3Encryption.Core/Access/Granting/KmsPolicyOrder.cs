using System.Collections.Generic;

namespace S3Encryption.Core.Access.Granting;

/// <summary>What a policy is to allow, to whom, and how narrowly.</summary>
public sealed record KmsPolicyOrder
{
    /// <summary>What it is for.</summary>
    public required KmsPolicyTask Task { get; init; }

    /// <summary>Where it will be attached.</summary>
    public required KmsPolicyPlace Place { get; init; }

    /// <summary>The key; null in the policy of a key that is yet to be made.</summary>
    public KeyArn? Key { get; init; }

    /// <summary>The Region of the key, which is the buckets' too.</summary>
    public required string Region { get; init; }

    /// <summary>The account that owns the key, for a key policy; null for that of the first principal.</summary>
    public string? AccountId { get; init; }

    /// <summary>The buckets, each with the prefix as its key where there is one; empty for whatever is under the key.</summary>
    public IReadOnlyList<S3Location> Buckets { get; init; } = [];

    /// <summary>For a role of jobs: where its jobs' reports go; null where they make none.</summary>
    public S3Location? Reports { get; init; }

    /// <summary>For a role of jobs: where the lists of their objects are; null where S3 makes them.</summary>
    public S3Location? Manifests { get; init; }

    /// <summary>Whether the buckets have a Bucket Key, so that the encryption context is the bucket's; null: not known.</summary>
    public bool? BucketKey { get; init; }

    /// <summary>For a key policy: ARNs of users, roles or account roots, or account ids.</summary>
    public IReadOnlyList<string> Principals { get; init; } = [];
}
