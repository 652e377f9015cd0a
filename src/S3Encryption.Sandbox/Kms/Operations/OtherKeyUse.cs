using System.Linq;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>
/// The operations of asymmetric and HMAC keys, and those that make key pairs: rights, key state and key usage are checked as AWS does,
/// and then refused, since the sandbox holds no such key material.
/// </summary>
internal sealed class OtherKeyUse(string name, params string[] usages) : KmsOperation
{
    internal override string Name => name;

    internal override JsonObject? Answer(KmsCall call)
    {
        var key = call.Key(call.Fields.RequiredText("KeyId"), Action, new KeyAsk(call.Fields.Context("EncryptionContext")));
        key.RequireEnabled();
        throw usages.Contains(key.Usage)
            ? KmsErrors.Unsupported($"{name} is not in the sandbox, which holds key material for symmetric encryption only.")
            : KmsErrors.InvalidUsage(key, name);
    }
}
