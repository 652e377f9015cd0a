using System.Collections.Generic;

namespace S3Encryption.Core.Access.Policies;

/// <summary>One line of a Condition block: an operator as written, a condition key, and the values any of which may match.</summary>
public sealed record PolicyCondition(ConditionOperator Operator, string Key, IReadOnlyList<string> Values);
