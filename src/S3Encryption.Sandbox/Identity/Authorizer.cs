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
        var layers = PolicyLayers.Evaluate(caller, request, resourcePolicy);
        var sameAccount = caller?.AccountId == resourceAccountId;
        if (Refusal(caller, sameAccount, layers) is not { } refusal)
        {
            return;
        }

        // AWS names the layer only to principals of the bucket's own account.
        throw new AwsErrorException(403, "AccessDenied", sameAccount
            ? $"User: {caller!.Arn} is not authorized to perform: {action} on resource: \"{resourceArn}\" {refusal}"
            : "Access Denied");
    }

    private static string? Refusal(Principal? caller, bool sameAccount, PolicyLayers layers)
    {
        if (layers.ExplicitDeny is { } denied)
        {
            return denied;
        }

        if (caller is null)
        {
            return layers.ResourceAllowsCaller ? null : layers.ResourceRefusal ?? "";
        }

        return sameAccount
            ? layers.ResourceAllowsCaller || caller.IsRoot() ? null : layers.IdentityRefusal
            : (caller.IsRoot() ? null : layers.IdentityRefusal) ?? layers.ResourceRefusal;
    }
}
