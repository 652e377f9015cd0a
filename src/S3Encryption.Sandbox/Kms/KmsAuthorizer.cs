using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Kms.Grants;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// KMS's own rule: the key policy is the root of trust. It allows a principal itself, or the account, whose identity policies then
/// decide; beside it only a grant allows. https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html.
/// </summary>
internal static class KmsAuthorizer
{
    internal static void DemandKey(
        KmsCaller caller, string action, KmsKey key, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> conditions, KeyAsk ask)
    {
        var layers = Evaluate(caller, action, key.Arn, conditions, key.Policy.Document);
        var sameAccount = caller.Principal?.AccountId == key.AccountId;
        var isGranted = caller.Principal is { } principal
            && key.Grants.All.Any(grant => grant.Allows(principal.AsPolicyPrincipal(), action, ask));
        var refusal = layers.ExplicitDeny ?? (isGranted ? layers.SessionRefusal
            : layers.ResourceRefusal
                ?? (layers.ResourceAllowsCaller && sameAccount || caller.Principal?.IsRoot() == true ? null : layers.IdentityRefusal));
        Throw(caller, action, key.Arn, refusal);
    }

    /// <summary>
    /// The grant itself says who may retire it; so may the account that made it, by its identity policies.
    /// https://docs.aws.amazon.com/kms/latest/developerguide/grant-delete.html.
    /// </summary>
    internal static void DemandRetirement(
        KmsCaller caller, KmsKey key, KeyGrant grant, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> conditions)
    {
        const string Action = "kms:RetireGrant";
        var layers = Evaluate(caller, Action, key.Arn, conditions, key.Policy.Document);
        var mayByGrant = caller.Principal is { } principal
            && (grant.MayRetire(principal.AsPolicyPrincipal()!) || grant.IssuingAccount == principal.Arn);
        var isIssuer = caller.Principal is { } other && grant.IssuingAccount == $"arn:aws:iam::{other.AccountId}:root";
        var refusal = layers.ExplicitDeny ?? (mayByGrant ? layers.SessionRefusal
            : isIssuer ? layers.IdentityRefusal : "because no resource-based policy allows the " + Action + " action");
        Throw(caller, Action, key.Arn, refusal);
    }

    /// <summary>
    /// For what has no key: CreateKey and the lists (resource <c>*</c>), aliases (their ARN). Identity policies alone decide.
    /// </summary>
    internal static void DemandIdentity(
        KmsCaller caller, string action, string resource, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> conditions)
    {
        var layers = Evaluate(caller, action, resource, conditions, null);
        Throw(caller, action, resource, layers.ExplicitDeny ?? (caller.Principal?.IsRoot() == true ? null : layers.IdentityRefusal));
    }

    /// <summary>Whether a policy would let this caller replace it, which KMS asks for so that no key becomes unmanageable.</summary>
    internal static bool KeepsControl(KmsCaller caller, KeyPolicy policy) =>
        Evaluate(caller, "kms:PutKeyPolicy", "*", [], policy.Document).Resource.IsAllowed;

    private static PolicyLayers Evaluate(
        KmsCaller caller,
        string action,
        string resource,
        IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> conditions,
        PolicyDocument? keyPolicy)
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in conditions)
        {
            all[name] = values;
        }

        if (caller.ViaService is { } via)
        {
            all["kms:ViaService"] = [via];
            all["aws:ViaAWSService"] = ["true"];
        }

        if (caller.Principal is { } principal)
        {
            all["kms:CallerAccount"] = [principal.AccountId];
        }

        var request = new PolicyRequest(
            action, resource, caller.Principal.AsPolicyPrincipal(), PrincipalConditions.Of(caller.Principal, all));
        return PolicyLayers.Evaluate(caller.Principal, request, keyPolicy);
    }

    private static void Throw(KmsCaller caller, string action, string resource, string? refusal)
    {
        if (caller.Principal is not null && refusal is null)
        {
            return;
        }

        var why = refusal ?? $"because no identity-based policy allows the {action} action";
        throw KmsErrors.Of("AccessDeniedException",
            $"User: {caller.Principal?.Arn ?? "anonymous"} is not authorized to perform: {action} on resource: {resource} {why}");
    }
}
