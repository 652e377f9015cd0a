using System;
using System.Collections.Generic;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Identity;

/// <summary>
/// The condition keys that the caller brings: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.
/// </summary>
internal static class PrincipalConditions
{
    internal static PolicyPrincipal? AsPolicyPrincipal(this Principal? caller) =>
        caller is null ? null : PolicyPrincipal.FromArn(caller.Arn);

    internal static bool IsRoot(this Principal caller) => caller.Arn.EndsWith(":root", StringComparison.Ordinal);

    internal static Dictionary<string, IReadOnlyList<string>> Of(
        Principal? caller, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> others)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(others, StringComparer.OrdinalIgnoreCase)
        {
            ["aws:PrincipalIsAWSService"] = ["false"],
        };
        if (caller is null)
        {
            keys["aws:PrincipalType"] = ["Anonymous"];
            keys["aws:PrincipalAccount"] = ["anonymous"];
            keys["aws:userid"] = ["anonymous"];
            return keys;
        }

        var principal = PolicyPrincipal.FromArn(caller.Arn);
        keys["aws:PrincipalAccount"] = [caller.AccountId];
        keys["aws:userid"] = [caller.UserId];
        keys["aws:PrincipalType"] = [principal.RoleName is not null ? "AssumedRole" : caller.IsRoot() ? "Account" : "User"];

        // For a session this key holds the role's ARN.
        keys["aws:PrincipalArn"] =
            [principal.RoleName is { } role ? $"arn:{caller.Arn.Split(':')[1]}:iam::{caller.AccountId}:role/{role}" : caller.Arn];
        foreach (var (name, value) in caller.Tags)
        {
            keys["aws:PrincipalTag/" + name] = [value];
        }

        // Nobody has a second factor here. Long-lived keys lack the key altogether, as on AWS.
        if (caller.SessionToken is not null)
        {
            keys["aws:MultiFactorAuthPresent"] = ["false"];
        }

        if (principal.RoleName is null && !caller.IsRoot())
        {
            keys["aws:username"] = [caller.Arn[(caller.Arn.LastIndexOf('/') + 1)..]];
        }

        return keys;
    }
}
