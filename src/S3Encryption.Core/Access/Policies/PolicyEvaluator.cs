using System.Collections.Generic;

namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// Decides a request against policies of one layer (all identity policies, or a bucket policy):
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html. How layers combine is the caller's to know.
/// </summary>
public static class PolicyEvaluator
{
    /// <summary>Decides against one policy.</summary>
    public static PolicyResult Evaluate(PolicyDocument policy, PolicyRequest request) => Evaluate([policy], request);

    /// <summary>
    /// Decides against several of the same layer: a deny anywhere wins; a statement for the principal itself beats one for its account.
    /// </summary>
    public static PolicyResult Evaluate(IReadOnlyList<PolicyDocument> policies, PolicyRequest request)
    {
        var (result, best) = (PolicyResult.ImplicitDeny, PrincipalMatch.Kind.No);
        for (var index = 0; index < policies.Count; index++)
        {
            foreach (var statement in policies[index].Statements)
            {
                var match = Applies(statement, policies[index], request);
                if (match == PrincipalMatch.Kind.No)
                {
                    continue;
                }

                if (statement.Effect == PolicyEffect.Deny)
                {
                    return new PolicyResult(PolicyDecision.ExplicitDeny, index, statement);
                }

                if (match > best)
                {
                    best = match;
                    result = new PolicyResult(PolicyDecision.Allowed, index, statement, match == PrincipalMatch.Kind.Account)
                    {
                        ByRole = match == PrincipalMatch.Kind.Role,
                        BySession = match == PrincipalMatch.Kind.Session,
                    };
                }
            }
        }

        return result;
    }

    private static PrincipalMatch.Kind Applies(PolicyStatement statement, PolicyDocument policy, PolicyRequest request) =>
        AnyAction(statement, request) != statement.ActionsAreExcluded
        && (statement.Resources.Count == 0 || AnyResource(statement, policy, request) != statement.ResourcesAreExcluded)
        && PrincipalMatch.Of(statement.Principals, request.Principal) is var kind and not PrincipalMatch.Kind.No
        && ConditionEvaluator.AllHold(statement.Conditions, request, policy.HasVariables)
            ? kind
            : PrincipalMatch.Kind.No;

    private static bool AnyAction(PolicyStatement statement, PolicyRequest request)
    {
        foreach (var action in statement.Actions)
        {
            if (Wildcard.Matches(action, request.Action, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyResource(PolicyStatement statement, PolicyDocument policy, PolicyRequest request)
    {
        foreach (var resource in statement.Resources)
        {
            if (PolicyVariables.Fill(resource, request, policy.HasVariables) is { } pattern
                && Wildcard.Matches(pattern, request.Resource, ignoreCase: false))
            {
                return true;
            }
        }

        return false;
    }
}
