using System;
using System.Linq;

namespace S3Encryption.Core.Access.Policies;

/// <summary>
/// Whether a Principal element means this principal, and how: naming an account gives the right to that account's own policies
/// rather than to its users; what is given to a role is cut by what limits the role, what is given to one of its sessions is not.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html.
/// </summary>
internal static class PrincipalMatch
{
    internal enum Kind
    {
        No,
        Account,
        Role,
        Direct,
        Session,
    }

    internal static Kind Of(PolicyPrincipals? element, PolicyPrincipal? principal)
    {
        if (element is null)
        {
            return Kind.Direct;
        }

        var best = Kind.No;
        foreach (var entry in element.Entries)
        {
            var kind = Of(entry, principal);
            best = kind > best ? kind : best;
        }

        return element.Excluded ? (best == Kind.No ? Kind.Direct : Kind.No) : best;
    }

    internal static bool IsAccountId(string value) => value.Length == 12 && value.All(static digit => digit is >= '0' and <= '9');

    private static Kind Of(PrincipalEntry entry, PolicyPrincipal? principal) => entry.Type switch
    {
        "*" => Kind.Direct,
        "AWS" when entry.Value == "*" => principal is null or { Service: null, Federated: null } ? Kind.Direct : Kind.No,
        "AWS" when principal is { Service: null, Federated: null } => OfAws(entry.Value, principal),
        "Service" when principal?.Service is { } service => entry.Value == "*" || entry.Value == service ? Kind.Direct : Kind.No,
        "Federated" when principal?.Federated is { } provider => entry.Value == provider ? Kind.Direct : Kind.No,
        _ => Kind.No,
    };

    private static Kind OfAws(string value, PolicyPrincipal principal)
    {
        if (IsAccountId(value))
        {
            return value == principal.AccountId ? Kind.Account : Kind.No;
        }

        if (value == principal.Arn)
        {
            return principal.RoleName is null ? Kind.Direct : Kind.Session;
        }

        var parts = value.Split([':'], 6);
        if (parts.Length < 6 || parts[4] != principal.AccountId || parts[1] != principal.Arn.Split([':'], 3)[1])
        {
            return Kind.No;
        }

        // A session's ARN has lost the path of its role, so the role is known by its last name, unique in the account.
        return parts[5] == "root" ? Kind.Account
            : principal.RoleName is { } role && IsRole(parts[5], role) ? Kind.Role
            : Kind.No;
    }

    private static bool IsRole(string resource, string name) =>
        resource.StartsWith("role/", StringComparison.Ordinal) && resource.EndsWith("/" + name, StringComparison.Ordinal);
}
