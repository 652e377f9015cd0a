using System;
using System.Linq;

namespace S3Encryption.Core.Access.Policies;

/// <summary>One value of the request against one of the policy. A value that does not read as the operator's type does not match.</summary>
internal static class ConditionMatch
{
    internal static bool Text(ConditionComparison comparison, string value, PatternText wanted) => comparison switch
    {
        ConditionComparison.StringEquals => string.Equals(value, wanted.Text, StringComparison.Ordinal),
        ConditionComparison.StringEqualsIgnoreCase => string.Equals(value, wanted.Text, StringComparison.OrdinalIgnoreCase),
        ConditionComparison.StringLike => Wildcard.Matches(wanted, value, ignoreCase: false),
        _ => ArnPattern.Matches(wanted, value),
    };

    internal static bool Typed(ConditionComparison comparison, string value, string wanted) => comparison switch
    {
        ConditionComparison.Bool => ConditionValues.Boolean(value) is { } flag && flag == ConditionValues.Boolean(wanted),
        ConditionComparison.IpAddress => IpRange.Parse(wanted) is { } range && range.Contains(value),
        ConditionComparison.BinaryEquals =>
            ConditionValues.Bytes(value) is { } bytes && ConditionValues.Bytes(wanted) is { } other && bytes.SequenceEqual(other),
        >= ConditionComparison.DateEquals and <= ConditionComparison.DateGreaterThanEquals =>
            ConditionValues.Date(value) is { } date && ConditionValues.Date(wanted) is { } limit
            && Ordered(comparison - ConditionComparison.DateEquals, date.CompareTo(limit)),
        _ => ConditionValues.Number(value) is { } number && ConditionValues.Number(wanted) is { } bound
            && Ordered(comparison - ConditionComparison.NumericEquals, number.CompareTo(bound)),
    };

    /// <summary>The five orders stand in the same sequence for numbers and dates.</summary>
    private static bool Ordered(int order, int sign) => order switch
    {
        0 => sign == 0,
        1 => sign < 0,
        2 => sign <= 0,
        3 => sign > 0,
        _ => sign >= 0,
    };
}
