using System.Collections.Generic;

namespace S3Encryption.Core.Access.Keys;

/// <summary>A customer managed key that is to be made for S3.</summary>
/// <param name="Alias">Its alias, with or without <c>alias/</c>.</param>
public sealed record NewKmsKey(string Alias)
{
    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>How often KMS rotates it, in days: 90 to 2560 (API_EnableKeyRotation).</summary>
    public int RotationPeriodInDays { get; init; } = 365;

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it can have replicas in other Regions.</summary>
    public bool MultiRegion { get; init; }

    /// <summary>Its policy, in JSON; null for KMS's own, by which the account's identity policies decide.</summary>
    public string? Policy { get; init; }

    /// <summary>Who may look after it beside those whom the policy names: ARNs of users, roles or account roots, or account ids.</summary>
    public IReadOnlyList<string> Administrators { get; init; } = [];
}
