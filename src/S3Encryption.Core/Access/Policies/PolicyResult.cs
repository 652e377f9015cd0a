namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// A decision and what made it: the policy's place in the list that was given, and the statement; both absent on an implicit deny.
/// <see cref="ByAccount"/> says that the statement allows the principal's account rather than the principal, so that the account's
/// identity policies must allow too.
/// </summary>
public sealed record PolicyResult(
    PolicyDecision Decision, int? PolicyIndex = null, PolicyStatement? Statement = null, bool ByAccount = false)
{
    /// <summary>
    /// Whether the statement names the caller's role: then its permissions boundary and the session's policy must allow too.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
    /// </summary>
    public bool ByRole { get; init; }

    /// <summary>Whether the statement names the very session, which neither limits.</summary>
    public bool BySession { get; init; }

    /// <summary>No statement matched.</summary>
    public static PolicyResult ImplicitDeny { get; } = new(PolicyDecision.ImplicitDeny);

    /// <summary>Whether the policy allows.</summary>
    public bool IsAllowed => Decision == PolicyDecision.Allowed;

    /// <summary>Whether a statement denies.</summary>
    public bool IsExplicitDeny => Decision == PolicyDecision.ExplicitDeny;
}
