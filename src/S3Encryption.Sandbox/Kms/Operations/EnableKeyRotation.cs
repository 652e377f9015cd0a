using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html</summary>
internal sealed class EnableKeyRotation : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var days = call.Fields.Integer("RotationPeriodInDays", 90, 2560);
        var key = call.KeyByIdOrArn(Action);
        key.RequireRotatable();
        key.RequireEnabled();
        key.Rotation.Enable(days, call.Keys.Clock.GetUtcNow());
        return null;
    }
}
