using System;
using System.Collections.Generic;

namespace S3Encryption;

/// <summary>
/// A KMS key as somebody who encrypts in S3 sees it. What the caller may not read is null, and <see cref="NotRead"/> says why.
/// </summary>
public sealed record S3KmsKey
{
    /// <summary>The full ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The id.</summary>
    public required string KeyId { get; init; }

    /// <summary>The account that owns it.</summary>
    public required string AccountId { get; init; }

    /// <summary>The Region it is in.</summary>
    public required string Region { get; init; }

    /// <summary>Its first alias, such as <c>alias/logs</c>.</summary>
    public string? Alias => Aliases is { Count: > 0 } ? Aliases[0] : null;

    /// <summary>All its aliases; empty where it has none.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>What its owner wrote of it.</summary>
    public string? Description { get; init; }

    /// <summary>Such as <c>Enabled</c>, <c>Disabled</c>, <c>PendingDeletion</c>.</summary>
    public string? State { get; init; }

    /// <summary>Whether it can be used at all.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Who looks after it.</summary>
    public KmsKeyManager? Manager { get; init; }

    /// <summary>Such as <c>SYMMETRIC_DEFAULT</c>.</summary>
    public string? Spec { get; init; }

    /// <summary>Such as <c>ENCRYPT_DECRYPT</c>.</summary>
    public string? Usage { get; init; }

    /// <summary>Where its material comes from: <c>AWS_KMS</c>, <c>EXTERNAL</c>, <c>AWS_CLOUDHSM</c>, <c>EXTERNAL_KEY_STORE</c>.</summary>
    public string? Origin { get; init; }

    /// <summary>
    /// Whether it has, or may have, replicas in other Regions. To S3 each of them is a key of its own, with a policy, aliases, tags and a
    /// state of its own; they share material and rotation.
    /// </summary>
    public bool? MultiRegion { get; init; }

    /// <summary>Of a multi-Region key <c>PRIMARY</c>, or <c>REPLICA</c>, whose rotation is set at the primary; else null.</summary>
    public string? MultiRegionKeyType { get; init; }

    /// <summary>Of a multi-Region key the ARNs of its primary and replicas in other Regions; else null.</summary>
    public IReadOnlyList<string>? RelatedKeys { get; init; }

    /// <summary>Whether S3 can encrypt under it, for those whom its policy admits.</summary>
    public bool? UsableByS3 { get; init; }

    /// <summary>Why S3 cannot.</summary>
    public string? WhyNotUsable { get; init; }

    /// <summary>Whether KMS rotates its material by itself.</summary>
    public bool? RotationEnabled { get; init; }

    /// <summary>How often, in days.</summary>
    public int? RotationPeriodInDays { get; init; }

    /// <summary>When next, in UTC.</summary>
    public DateTimeOffset? NextRotation { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When a key that is pending deletion goes, in UTC. What it encrypted is lost then.</summary>
    public DateTimeOffset? DeletionDate { get; init; }

    /// <summary>When it was last used, in UTC; null too where it was not since KMS keeps record of it.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Its policy, in JSON, where that was asked for.</summary>
    public string? Policy { get; init; }

    /// <summary>Why a property is null: the property's name, and what KMS said.</summary>
    public required IReadOnlyDictionary<string, string> NotRead { get; init; }

    /// <summary>The full ARN.</summary>
    public override string ToString() => Arn;
}
