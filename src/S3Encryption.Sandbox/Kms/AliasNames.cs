using System;
using System.Linq;

namespace S3Encryption.Sandbox.Kms;

/// <summary>What an alias may be called: https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html.</summary>
internal static class AliasNames
{
    internal static void Check(string name)
    {
        if (!name.All(static character => char.IsAsciiLetterOrDigit(character) || character is ':' or '/' or '_' or '-'))
        {
            throw KmsErrors.Constraint($"'{name}'", "AliasName", "Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$");
        }

        if (!name.StartsWith("alias/", StringComparison.Ordinal) || name.Length == "alias/".Length)
        {
            throw KmsErrors.Validation("Invalid identifier");
        }

        if (name.StartsWith("alias/aws/", StringComparison.Ordinal))
        {
            throw KmsErrors.Of("NotAuthorizedException", "");
        }
    }

    /// <summary>The key that an alias is to point to.</summary>
    internal static KmsKey Target(KmsCall call, string named, string action) => KeyReference.Parse(named) is { AliasName: null }
        ? call.Key(named, action)
        : throw KmsErrors.Validation("Aliases must refer to keys. Not aliases");
}
