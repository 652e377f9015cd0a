using System.Collections.Generic;

namespace S3Encryption.Sandbox.Kms;

/// <summary>The key that a ciphertext was made with, if the caller may do the action with it.</summary>
internal static class CiphertextKey
{
    internal static KmsKey Of(KmsCall call, byte[] blob, string? named, string action, IReadOnlyDictionary<string, string> context)
    {
        var id = KmsCipher.KeyIdOf(blob) ?? throw KmsErrors.InvalidCiphertext();
        if (named is not null)
        {
            var key = call.Key(named, action, new KeyAsk(context));
            return key.KeyId == id ? key : throw KmsErrors.IncorrectKey();
        }

        var found = call.Keys.FindKey(id) ?? throw KmsErrors.UnknownCiphertextKey();
        call.Demand(found, action, null, new KeyAsk(context));
        return found;
    }
}
