using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Identity;

/// <summary>
/// The condition keys that the caller brings: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.
/// </summary>
internal static class PrincipalConditions
{
    private const string Tag = "aws:PrincipalTag/";

    private static readonly Dictionary<string, Func<Principal?, string?>> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:PrincipalIsAWSService"] = _ => "false",
        ["aws:PrincipalAccount"] = caller => caller?.AccountId ?? "anonymous",
        ["aws:PrincipalArn"] = Arn,
        ["aws:PrincipalType"] = Type,
        ["aws:userid"] = caller => caller?.UserId ?? "anonymous",
        ["aws:username"] = UserName,

        // Nobody has a second factor here. Long-lived keys lack the key altogether, as on AWS.
        ["aws:MultiFactorAuthPresent"] = caller => caller?.SessionToken is null ? null : "false",
    };

    internal static PolicyPrincipal? AsPolicyPrincipal(this Principal? caller) =>
        caller is null ? null : PolicyPrincipal.FromArn(caller.Arn);

    internal static bool IsRoot(this Principal caller) => caller.Arn.EndsWith(":root", StringComparison.Ordinal);

    /// <summary>The value of one key; null where the caller does not bring it.</summary>
    internal static string? Find(Principal? caller, string key) =>
        Keys.TryGetValue(key, out var read) ? read(caller)
        : key.StartsWith(Tag, StringComparison.OrdinalIgnoreCase) ? caller?.Tags.GetValueOrDefault(key[Tag.Length..])
        : null;

    internal static Dictionary<string, IReadOnlyList<string>> Of(
        Principal? caller, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> others)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(others, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, read) in Keys)
        {
            if (read(caller) is { } value)
            {
                keys[name] = [value];
            }
        }

        foreach (var (name, value) in caller?.Tags ?? ReadOnlyDictionary<string, string>.Empty)
        {
            keys[Tag + name] = [value];
        }

        return keys;
    }

    /// <summary>For a session this key holds the role's ARN.</summary>
    private static string? Arn(Principal? caller) => caller is null ? null : PolicyPrincipal.FromArn(caller.Arn).ConditionArn;

    private static string Type(Principal? caller) =>
        caller is null ? "Anonymous"
        : PolicyPrincipal.FromArn(caller.Arn).RoleName is not null ? "AssumedRole"
        : caller.IsRoot() ? "Account"
        : "User";

    private static string? UserName(Principal? caller) => Type(caller) is "User" ? caller!.Arn[(caller.Arn.LastIndexOf('/') + 1)..] : null;
}
