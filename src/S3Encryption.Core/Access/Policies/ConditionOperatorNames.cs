using System;
using System.Collections.Generic;

namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// IAM's names for condition operators:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html.
/// </summary>
internal static class ConditionOperatorNames
{
    private const string IfExists = "IfExists";
    private const string ForAny = "ForAnyValue:";
    private const string ForAll = "ForAllValues:";

    private static readonly Dictionary<string, (ConditionComparison Comparison, bool Negated)> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = (ConditionComparison.StringEquals, false),
        ["StringNotEquals"] = (ConditionComparison.StringEquals, true),
        ["StringEqualsIgnoreCase"] = (ConditionComparison.StringEqualsIgnoreCase, false),
        ["StringNotEqualsIgnoreCase"] = (ConditionComparison.StringEqualsIgnoreCase, true),
        ["StringLike"] = (ConditionComparison.StringLike, false),
        ["StringNotLike"] = (ConditionComparison.StringLike, true),
        ["NumericEquals"] = (ConditionComparison.NumericEquals, false),
        ["NumericNotEquals"] = (ConditionComparison.NumericEquals, true),
        ["NumericLessThan"] = (ConditionComparison.NumericLessThan, false),
        ["NumericLessThanEquals"] = (ConditionComparison.NumericLessThanEquals, false),
        ["NumericGreaterThan"] = (ConditionComparison.NumericGreaterThan, false),
        ["NumericGreaterThanEquals"] = (ConditionComparison.NumericGreaterThanEquals, false),
        ["DateEquals"] = (ConditionComparison.DateEquals, false),
        ["DateNotEquals"] = (ConditionComparison.DateEquals, true),
        ["DateLessThan"] = (ConditionComparison.DateLessThan, false),
        ["DateLessThanEquals"] = (ConditionComparison.DateLessThanEquals, false),
        ["DateGreaterThan"] = (ConditionComparison.DateGreaterThan, false),
        ["DateGreaterThanEquals"] = (ConditionComparison.DateGreaterThanEquals, false),
        ["Bool"] = (ConditionComparison.Bool, false),
        ["BinaryEquals"] = (ConditionComparison.BinaryEquals, false),
        ["IpAddress"] = (ConditionComparison.IpAddress, false),
        ["NotIpAddress"] = (ConditionComparison.IpAddress, true),
        ["ArnEquals"] = (ConditionComparison.ArnLike, false),
        ["ArnLike"] = (ConditionComparison.ArnLike, false),
        ["ArnNotEquals"] = (ConditionComparison.ArnLike, true),
        ["ArnNotLike"] = (ConditionComparison.ArnLike, true),
        ["Null"] = (ConditionComparison.Null, false),
    };

    internal static ConditionOperator? Find(string name)
    {
        var rest = name;
        var set = ConditionSet.None;
        if (rest.StartsWith(ForAny, StringComparison.OrdinalIgnoreCase))
        {
            (set, rest) = (ConditionSet.Any, rest.Substring(ForAny.Length));
        }
        else if (rest.StartsWith(ForAll, StringComparison.OrdinalIgnoreCase))
        {
            (set, rest) = (ConditionSet.All, rest.Substring(ForAll.Length));
        }

        var ifExists = rest.EndsWith(IfExists, StringComparison.OrdinalIgnoreCase);
        if (ifExists)
        {
            rest = rest.Substring(0, rest.Length - IfExists.Length);
        }

        return Names.TryGetValue(rest, out var found)
            && !(found.Comparison == ConditionComparison.Null && (ifExists || set != ConditionSet.None))
            ? new ConditionOperator(name, set, found.Comparison, found.Negated, ifExists)
            : null;
    }
}
