namespace S3Encryption.Core.Access.Policies;

/// <summary>How the values of a key that has several are taken together.</summary>
public enum ConditionSet
{
    /// <summary>No set operator was written.</summary>
    None,

    /// <summary>ForAnyValue: one of the request's values suffices.</summary>
    Any,

    /// <summary>ForAllValues: every value of the request must match; true where there is none.</summary>
    All,
}

/// <summary>
/// A condition operator taken apart: <c>ForAnyValue:StringNotLikeIfExists</c> is set Any, comparison StringLike, negated, if-exists.
/// </summary>
public sealed record ConditionOperator(string Name, ConditionSet Set, ConditionComparison Comparison, bool Negated, bool IfExists);
