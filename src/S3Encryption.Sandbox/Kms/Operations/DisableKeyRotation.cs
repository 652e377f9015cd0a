using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html</summary>
internal sealed class DisableKeyRotation : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var key = call.KeyByIdOrArn(Action);
        key.RequireRotatable();
        key.RequireEnabled();
        key.Rotation.Disable();
        return null;
    }
}
