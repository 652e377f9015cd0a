using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// The ciphertext side of Decrypt and ReEncrypt. With DryRun and IGNORE_CIPHERTEXT there is none, and the key must be named:
/// https://docs.aws.amazon.com/kms/latest/developerguide/testing-permissions.html.
/// </summary>
internal sealed record DecryptSource(KmsKey Key, byte[]? Blob)
{
    internal static DecryptSource Read(KmsCall call, string keyMember, string action, IReadOnlyDictionary<string, string> context)
    {
        var modifiers = call.Fields.Texts("DryRunModifiers");
        if (modifiers.FirstOrDefault(static modifier => modifier != "IGNORE_CIPHERTEXT") is { } unknown)
        {
            throw KmsErrors.Constraint(
                $"'[{unknown}]'", "DryRunModifiers",
                "Member must satisfy constraint: [Member must satisfy enum value set: [IGNORE_CIPHERTEXT]]");
        }

        if (modifiers.Count > 0 && !call.Fields.Flag("DryRun"))
        {
            throw KmsErrors.Validation("DryRunModifiers can only be specified when DryRun is true.");
        }

        var named = call.Fields.Text(keyMember);
        if (modifiers.Count > 0)
        {
            return new DecryptSource(call.Key(named ?? throw KmsFields.Missing(keyMember), action, new KeyAsk(context)), null);
        }

        var blob = call.Fields.RequiredBytes("CiphertextBlob", 6144);
        return new DecryptSource(CiphertextKey.Of(call, blob, named, action, context), blob);
    }

    /// <summary>Null where there is no ciphertext, which only a dry run can have.</summary>
    internal string? MaterialId => Blob is null ? null : KmsCipher.MaterialIdOf(Blob);

    internal byte[] Open(IReadOnlyDictionary<string, string> context) => Blob is null ? [] : KmsCipher.Decrypt(Key, Blob, context);
}
