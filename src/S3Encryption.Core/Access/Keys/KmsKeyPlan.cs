using System.Text.RegularExpressions;

namespace S3Encryption.Core.Access.Keys;

/// <summary>A key that was worked out and not yet made.</summary>
public sealed class KmsKeyPlan
{
    internal KmsKeyPlan(NewKmsKey wanted, string alias, string region, string policy, bool accountKeepsControl)
    {
        Wanted = wanted;
        Alias = alias;
        Region = region;
        Policy = policy;
        AccountKeepsControl = accountKeepsControl;
    }

    /// <summary>The alias, with <c>alias/</c>.</summary>
    public string Alias { get; }

    /// <summary>The policy that the key will have, in JSON.</summary>
    public string Policy { get; }

    /// <summary>Whether the account itself may change the policy, so that the key outlives its present principals.</summary>
    public bool AccountKeepsControl { get; }

    /// <summary>What would be made.</summary>
    public string Description =>
        $"Make a customer managed KMS key in {Region}{(Wanted.MultiRegion ? " (multi-Region)" : string.Empty)}, "
        + $"rotated every {Wanted.RotationPeriodInDays} days, with this key policy: {Regex.Replace(Policy, @"\s*\n\s*", " ")}";

    internal NewKmsKey Wanted { get; }

    internal string Region { get; }
}
