using System.Collections.Generic;

namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// One statement. <see cref="Principals"/> is null where the statement has neither Principal nor NotPrincipal, as in identity policies;
/// <see cref="Resources"/> is empty where it has neither Resource nor NotResource.
/// </summary>
public sealed record PolicyStatement(
    int Index,
    string? Sid,
    PolicyEffect Effect,
    PolicyPrincipals? Principals,
    IReadOnlyList<string> Actions,
    bool ActionsAreExcluded,
    IReadOnlyList<string> Resources,
    bool ResourcesAreExcluded,
    IReadOnlyList<PolicyCondition> Conditions)
{
    /// <summary>What a person is told it is: by its Sid, or by its place in the document.</summary>
    public string Name => Sid is { Length: > 0 } ? $"statement '{Sid}'" : $"statement {Index + 1}";
}
