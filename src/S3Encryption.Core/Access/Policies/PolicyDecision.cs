namespace S3Encryption.Core.Access.Policies;

/// <summary>The three outcomes of evaluating a policy.</summary>
public enum PolicyDecision
{
    /// <summary>Nothing in the policy speaks of the request.</summary>
    ImplicitDeny,

    /// <summary>A statement allows it and none denies it.</summary>
    Allowed,

    /// <summary>A statement denies it.</summary>
    ExplicitDeny,
}
