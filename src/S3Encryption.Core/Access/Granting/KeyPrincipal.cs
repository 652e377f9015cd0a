using System.Linq;

namespace S3Encryption.Core.Access.Granting;

/// <summary>Somebody a key policy may name.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal sealed record KeyPrincipal(string Partition, string AccountId, string Arn)
{
    /// <summary>Reads an ARN or an account id.</summary>
    /// <param name="text">As it was given.</param>
    /// <param name="partition">The partition of a bare account id.</param>
    /// <exception cref="S3EncryptionException"><c>InvalidPrincipal</c>: nobody whom a key policy should name.</exception>
    public static KeyPrincipal Read(string text, string partition)
    {
        if (IsAccount(text)) return Root(partition, text);
        if (text.Contains('*') || text.Contains('?')) throw PolicyFailures.PrincipalIsPattern(text);
        var parts = text.Split([':'], 6);
        return parts switch
        {
            ["arn", var part, "iam", "", var account, var who] when IsAccount(account) && IsIdentity(who) => new(part, account, text),
            ["arn", var part, "sts", "", var account, var who] when IsAccount(account) && who.Split('/') is ["assumed-role", var role, _] =>
                throw PolicyFailures.PrincipalIsSession(text, $"arn:{part}:iam::{account}:role/{role}"),
            _ => throw PolicyFailures.InvalidPrincipal(text),
        };
    }

    /// <summary>The account itself: its identity policies decide.</summary>
    public static KeyPrincipal Root(string partition, string accountId) =>
        new(partition, accountId, $"arn:{partition}:iam::{accountId}:root");

    private static bool IsAccount(string text) => text.Length == 12 && text.All(static c => c is >= '0' and <= '9');

    private static bool IsIdentity(string resource) =>
        resource == "root"
        || (resource.Split('/') is { Length: > 1 } parts && parts[0] is "user" or "role" && parts.All(static part => part.Length > 0));
}
