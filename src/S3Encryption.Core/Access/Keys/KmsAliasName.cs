using System;
using System.Text.RegularExpressions;

namespace S3Encryption.Core.Access.Keys;

/// <summary>What an alias may be called.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html</remarks>
internal static class KmsAliasName
{
    private const int Longest = 256;
    private static readonly Regex Form = new("^alias/[a-zA-Z0-9/_-]+$", RegexOptions.CultureInvariant);

    /// <summary>The name with <c>alias/</c>.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidKmsAlias</c></exception>
    public static string Read(string given)
    {
        var name = given.StartsWith("alias/", StringComparison.Ordinal) ? given : "alias/" + given;
        if (name.StartsWith("alias/aws/", StringComparison.Ordinal))
            throw Invalid(given, "alias/aws/ is for the keys that AWS manages");
        if (name.Length > Longest || !Form.IsMatch(name))
            throw Invalid(given, "a name has letters, digits, '/', '_' and '-', at most 250 of them");
        return name;
    }

    private static S3EncryptionException Invalid(string given, string why) => new(
        "InvalidKmsAlias", FailureCategory.InvalidInput, $"'{given}' cannot be an alias: {why}.", "One looks like this: alias/logs.");
}
