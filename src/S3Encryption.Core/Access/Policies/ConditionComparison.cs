namespace S3Encryption.Core.Access.Policies;

/// <summary>The comparisons of IAM's condition operators, without negation, IfExists and set prefix.</summary>
public enum ConditionComparison
{
    /// <summary>Exact, case-sensitive.</summary>
    StringEquals,

    /// <summary>Exact, ignoring case.</summary>
    StringEqualsIgnoreCase,

    /// <summary>With * and ?, case-sensitive.</summary>
    StringLike,

    /// <summary>Equal numbers.</summary>
    NumericEquals,

    /// <summary>Smaller than the policy's number.</summary>
    NumericLessThan,

    /// <summary>At most the policy's number.</summary>
    NumericLessThanEquals,

    /// <summary>Greater than the policy's number.</summary>
    NumericGreaterThan,

    /// <summary>At least the policy's number.</summary>
    NumericGreaterThanEquals,

    /// <summary>The same instant.</summary>
    DateEquals,

    /// <summary>Before the policy's instant.</summary>
    DateLessThan,

    /// <summary>At or before the policy's instant.</summary>
    DateLessThanEquals,

    /// <summary>After the policy's instant.</summary>
    DateGreaterThan,

    /// <summary>At or after the policy's instant.</summary>
    DateGreaterThanEquals,

    /// <summary>true or false.</summary>
    Bool,

    /// <summary>The same bytes, written in base64.</summary>
    BinaryEquals,

    /// <summary>An address within a CIDR range.</summary>
    IpAddress,

    /// <summary>ARNs, compared part by part, with * and ? in each part. ArnEquals and ArnLike behave alike.</summary>
    ArnLike,

    /// <summary>Whether the key is absent.</summary>
    Null,
}
