using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html: off for a key that is pending deletion.
/// </summary>
internal sealed class GetKeyRotationStatus : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var key = call.KeyByIdOrArn(Action);
        key.RequireRotatable();
        var (days, next) = (key.Rotation.PeriodInDays, key.Rotation.Next);
        var isOn = days is not null && key.State != KmsKeyState.PendingDeletion;
        var answer = new JsonObject { ["KeyId"] = key.Arn, ["KeyRotationEnabled"] = isOn };
        if (isOn)
        {
            answer["RotationPeriodInDays"] = days;
        }

        if (next is { } date && key.State == KmsKeyState.Enabled)
        {
            answer["NextRotationDate"] = KmsMetadata.Time(date);
        }

        return answer;
    }
}
