using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Identity;

/// <summary>A request decided layer by layer; how the layers combine differs between S3 and KMS.</summary>
internal sealed record PolicyLayers(
    string Action, PolicyResult Identity, PolicyResult Resource, PolicyResult? Boundary, PolicyResult? Session)
{
    internal static PolicyLayers Evaluate(Principal? caller, PolicyRequest request, PolicyDocument? resourcePolicy) => new(
        request.Action,
        caller is null ? PolicyResult.ImplicitDeny : PolicyEvaluator.Evaluate(caller.Policies, request),
        resourcePolicy is null ? PolicyResult.ImplicitDeny : PolicyEvaluator.Evaluate(resourcePolicy, request),
        caller?.PermissionsBoundary is { } boundary ? PolicyEvaluator.Evaluate(boundary, request) : null,
        caller?.SessionPolicy is { } session ? PolicyEvaluator.Evaluate(session, request) : null);

    /// <summary>The end of AWS's sentence where a statement denies; null where none does.</summary>
    internal string? ExplicitDeny =>
        Identity.IsExplicitDeny ? "with an explicit deny in an identity-based policy"
        : Resource.IsExplicitDeny ? "with an explicit deny in a resource-based policy"
        : Boundary is { IsExplicitDeny: true } ? "with an explicit deny in a permissions boundary"
        : Session is { IsExplicitDeny: true } ? "with an explicit deny in a session policy"
        : null;

    /// <summary>Why the caller's own policies do not allow; null where they do.</summary>
    internal string? IdentityRefusal =>
        !Identity.IsAllowed ? $"because no identity-based policy allows the {Action} action"
        : Boundary is { IsAllowed: false } ? $"because no permissions boundary allows the {Action} action"
        : SessionRefusal;

    /// <summary>Why the policy that a session was made with does not allow; null where it does, or where there is none.</summary>
    internal string? SessionRefusal => Session is { IsAllowed: false } ? $"because no session policy allows the {Action} action" : null;

    /// <summary>Why the resource's policy does not allow; null where it does, be it only for the account.</summary>
    internal string? ResourceRefusal => Resource.IsAllowed ? null : $"because no resource-based policy allows the {Action} action";

    /// <summary>
    /// Whether the resource's policy names the caller, which needs no identity policy within one account. What it gives to a role is cut by
    /// the role's boundary and the session's policy; what it gives to the very session is not.
    /// </summary>
    internal bool ResourceAllowsCaller => Resource is { IsAllowed: true, ByAccount: false }
        && (Resource.BySession || SessionRefusal is null) && !(Resource.ByRole && Boundary is { IsAllowed: false });
}
