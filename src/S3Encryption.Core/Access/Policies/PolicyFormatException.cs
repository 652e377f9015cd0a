using System;

namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// A policy document that IAM would refuse: <see cref="Where"/> is the path in the document, the message says what is wrong there.
/// </summary>
public sealed class PolicyFormatException(string where, string what, Exception? inner = null) : FormatException(where + ": " + what, inner)
{
    /// <summary>The place, as in <c>Statement[1].Condition.StringEquals</c>; <c>$</c> is the document itself.</summary>
    public string Where { get; } = where;

    /// <summary>What is wrong there.</summary>
    public string What { get; } = what;
}
