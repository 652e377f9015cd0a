using System;

namespace S3Encryption.Sandbox.Kms;

/// <summary>What a client names a key by: an id, a key ARN, <c>alias/name</c> or an alias ARN.</summary>
internal sealed record KeyReference(string Text, string? Region, string? AccountId, string? KeyId, string? AliasName)
{
    /// <summary>Null where an ARN is not one of KMS's.</summary>
    internal static KeyReference? Parse(string text)
    {
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return text.StartsWith("alias/", StringComparison.Ordinal)
                ? new KeyReference(text, null, null, null, text)
                : new KeyReference(text, null, null, text, null);
        }

        return text.Split(':', 6) is not [_, _, "kms", { Length: > 0 } region, { Length: > 0 } account, var resource] ? null
            : resource.StartsWith("alias/", StringComparison.Ordinal) ? new KeyReference(text, region, account, null, resource)
            : resource.StartsWith("key/", StringComparison.Ordinal) ? new KeyReference(text, region, account, resource[4..], null)
            : null;
    }

    internal static bool LooksLikeKeyId(string text) =>
        Guid.TryParseExact(text, "D", out _) || (text.StartsWith("mrk-", StringComparison.Ordinal) && text.Length == 36);
}
