using System;
using System.Collections.Generic;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// KMS's own rule: the key policy is the root of trust. It allows a principal itself, or the account, whose identity policies then
/// decide; without it nothing allows. https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html.
/// </summary>
internal static class KmsAuthorizer
{
    internal static void DemandKey(
        KmsCaller caller, string action, KmsKey key, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> conditions)
    {
        var layers = Evaluate(caller, action, key.Arn, conditions, key.Policy.Document);
        var sameAccount = caller.Principal?.AccountId == key.AccountId;
        var refusal = layers.ExplicitDeny
            ?? layers.ResourceRefusal
            ?? (layers.ResourceAllowsCaller && sameAccount || caller.Principal?.IsRoot() == true ? null : layers.IdentityRefusal);
        Throw(caller, action, key.Arn, refusal);
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
