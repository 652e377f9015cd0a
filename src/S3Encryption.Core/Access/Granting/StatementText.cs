using System.Collections.Generic;

namespace S3Encryption.Core.Access.Granting;

/// <summary>One statement that allows, on its way into a document.</summary>
internal sealed record StatementText(string Sid, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    /// <summary>The ARNs of those it is for; empty in a policy that is attached to them.</summary>
    public IReadOnlyList<string> Principals { get; init; } = [];

    public IReadOnlyList<ConditionText> Conditions { get; init; } = [];
}

/// <summary>One condition of a statement.</summary>
internal sealed record ConditionText(string Operator, string Key, IReadOnlyList<string> Values);
