using System;
using System.Collections.Generic;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Identity;

/// <summary>Decides as IAM does and throws AccessDenied in AWS's words, with the layer named. Thread-safe, stateless.</summary>
public static class Authorizer
{
    /// <summary>
    /// Returns when <paramref name="caller"/> (null: anonymous) may do <paramref name="action"/> (<c>s3:PutObject</c>) on
    /// <paramref name="resourceArn"/>, else throws 403 AccessDenied. The condition keys need no aws:Principal* keys: those come
    /// from the caller.
    /// The rules: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.
    /// </summary>
    public static void DemandS3(
        Principal? caller,
        string action,
        string resourceArn,
        string resourceAccountId,
        IReadOnlyDictionary<string, IReadOnlyList<string>> conditionKeys,
        PolicyDocument? resourcePolicy)
    {
        var request = new PolicyRequest(action, resourceArn, caller.AsPolicyPrincipal(), PrincipalConditions.Of(caller, conditionKeys));
        DemandS3(caller, request, resourceAccountId, resourcePolicy, () => false);
    }

    /// <summary>The same, where an access control list may allow what no policy does; it is asked only where that matters.</summary>
    internal static void DemandS3(
        Principal? caller, PolicyRequest request, string resourceAccountId, PolicyDocument? resourcePolicy, Func<bool> aclAllows)
    {
        var layers = PolicyLayers.Evaluate(caller, request, resourcePolicy);
        var sameAccount = caller?.AccountId == resourceAccountId;
        if (Refusal(caller, sameAccount, layers, aclAllows) is not { } refusal)
        {
            return;
        }

        // AWS names the layer only to principals of the bucket's own account.
        throw new AwsErrorException(403, "AccessDenied", sameAccount
            ? $"User: {caller!.Arn} is not authorized to perform: {request.Action} on resource: \"{request.Resource}\" {refusal}"
            : "Access Denied");
    }

    private static string? Refusal(Principal? caller, bool sameAccount, PolicyLayers layers, Func<bool> aclAllows)
    {
        if (layers.ExplicitDeny is { } denied)
        {
            return denied;
        }

        if (caller is null)
        {
            return layers.ResourceAllowsCaller || aclAllows() ? null : layers.ResourceRefusal ?? "";
        }

        if (sameAccount)
        {
            return layers.ResourceAllowsCaller || caller.IsRoot() || layers.IdentityRefusal is not { } missing || aclAllows()
                ? null
                : missing;
        }

        var identityRefusal = caller.IsRoot() ? null : layers.IdentityRefusal;
        return identityRefusal ?? (layers.ResourceRefusal is { } refusal && !aclAllows() ? refusal : null);
    }
}
