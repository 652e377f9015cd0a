using System.Collections.Generic;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>
/// Whether a role's trust policy, and the caller's own, let somebody become it:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html.
/// </summary>
internal static class RoleTrust
{
    internal static void Demand(
        Principal caller, string action, Role? role, string roleArn, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> conditions)
    {
        if (caller.IsRoot())
        {
            throw new AwsErrorException(403, "AccessDenied", "Roles may not be assumed by root accounts.");
        }

        var request = new PolicyRequest(action, roleArn, caller.AsPolicyPrincipal(), PrincipalConditions.Of(caller, conditions));
        var layers = PolicyLayers.Evaluate(caller, request, role?.Trust);
        var isOwnRole = role?.AccountId == caller.AccountId;
        var refusal = layers.Resource.IsExplicitDeny ? "with an explicit deny in the role trust policy"
            : layers.ExplicitDeny
                ?? (!layers.Resource.IsAllowed ? $"because no role trust policy allows the {action} action"
                    : layers.ResourceAllowsCaller && isOwnRole ? null : layers.IdentityRefusal);
        if (refusal is not null)
        {
            // The layer is told only to principals of the role's own account, and not where there is no such role.
            throw new AwsErrorException(
                403, "AccessDenied",
                $"User: {caller.Arn} is not authorized to perform: {action} on resource: {roleArn}{(isOwnRole ? " " + refusal : "")}");
        }
    }

    /// <summary>For somebody whom an identity provider vouches for, and who has no policies of his own.</summary>
    internal static bool Trusts(
        this Role role, WebIdentityProvider provider, string action, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> conditions) =>
        PolicyEvaluator.Evaluate(
            role.Trust, new PolicyRequest(action, role.Arn, PolicyPrincipal.ForFederated(provider.Arn), conditions)).IsAllowed;
}
