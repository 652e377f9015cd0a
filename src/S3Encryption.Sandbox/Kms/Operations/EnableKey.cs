using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html</summary>
internal sealed class EnableKey : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var key = call.KeyByIdOrArn(Action);
        key.RequireImported();
        key.Rotation.Resume(call.Keys.Clock.GetUtcNow());
        key.State = KmsKeyState.Enabled;
        return null;
    }
}
