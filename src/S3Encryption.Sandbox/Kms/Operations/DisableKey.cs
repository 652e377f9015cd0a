using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html</summary>
internal sealed class DisableKey : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var key = call.KeyByIdOrArn(Action);
        key.RequireImported();
        key.State = KmsKeyState.Disabled;
        return null;
    }
}
