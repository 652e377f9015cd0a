using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// Conditions: all must hold. A key that the request lacks fails a plain operator and satisfies a negated one; IfExists makes it hold.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html.
/// </summary>
internal static class ConditionEvaluator
{
    internal static bool AllHold(IReadOnlyList<PolicyCondition> conditions, PolicyRequest request, bool hasVariables)
    {
        foreach (var condition in conditions)
        {
            if (!Holds(condition, request, hasVariables))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Holds(PolicyCondition condition, PolicyRequest request, bool hasVariables)
    {
        var values = request.Values(condition.Key);
        var (comparison, negated) = (condition.Operator.Comparison, condition.Operator.Negated);
        if (comparison == ConditionComparison.Null)
        {
            return condition.Values.Any(value => ConditionValues.Boolean(value) == (values.Count == 0));
        }

        if (values.Count == 0)
        {
            return condition.Operator.IfExists || condition.Operator.Set == ConditionSet.All
                || (negated && condition.Operator.Set == ConditionSet.None);
        }

        // It also holds where the value «resolves to a null dataset, such as an empty string»:
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html.
        if (condition.Operator.Set == ConditionSet.All && values.All(value => value.Length == 0)) return true;

        bool MatchesAny(string value) => condition.Values.Any(wanted => Matches(comparison, value, wanted, request, hasVariables));
        return condition.Operator.Set switch
        {
            ConditionSet.Any => values.Any(value => MatchesAny(value) != negated),
            ConditionSet.All => values.All(value => MatchesAny(value) != negated),
            _ => values.Any(MatchesAny) != negated,
        };
    }

    private static bool Matches(ConditionComparison comparison, string value, string wanted, PolicyRequest request, bool hasVariables)
    {
        // Variables work in string and ARN comparisons only.
        if (comparison is not (<= ConditionComparison.StringLike or ConditionComparison.ArnLike))
        {
            return ConditionMatch.Typed(comparison, value, wanted);
        }

        return PolicyVariables.Fill(wanted, request, hasVariables) is { } pattern && ConditionMatch.Text(comparison, value, pattern);
    }
}
