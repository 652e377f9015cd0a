using System.Text.Json.Nodes;
using S3Encryption.Sandbox.Kms.Rotation;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html. Here the new material is there at once, so that no
/// rotation is ever seen in progress.
/// </summary>
internal sealed class RotateKeyOnDemand : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var key = call.KeyByIdOrArn(Action);
        key.RequireRotatable();
        key.RequireEnabled();
        return key.Rotation.TryRotateOnDemand(call.Keys.Clock.GetUtcNow())
            ? new() { ["KeyId"] = key.Arn }
            : throw KmsErrors.Of(
                "LimitExceededException", $"{key.Arn} has reached the limit of {KeyRotation.MostOnDemand} on-demand rotations.");
    }
}
