using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>The operations of keys with imported material: nothing can be imported here.</summary>
internal sealed class OtherKeyOrigin(string name) : KmsOperation
{
    internal override string Name => name;

    internal override JsonObject? Answer(KmsCall call)
    {
        var key = call.KeyByIdOrArn(Action);
        throw key.Origin == "EXTERNAL" ? KmsErrors.Unsupported("The sandbox imports no key material.") : KmsErrors.InvalidOrigin(key);
    }
}
