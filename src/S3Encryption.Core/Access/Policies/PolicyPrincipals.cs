using System.Collections.Generic;

namespace S3Encryption.Core.Access.Policies;

/// <summary>A Principal element, or a NotPrincipal element where <see cref="Excluded"/>.</summary>
public sealed record PolicyPrincipals(IReadOnlyList<PrincipalEntry> Entries, bool Excluded);

/// <summary>
/// One principal as a policy names it: the type (<c>AWS</c>, <c>Service</c>, <c>Federated</c>, <c>CanonicalUser</c>) and the value.
/// </summary>
public sealed record PrincipalEntry(string Type, string Value);
