using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html</summary>
internal sealed class GetKeyRotationStatus : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var key = call.KeyByIdOrArn(Action);
        key.RequireRotatable();
        var answer = new JsonObject { ["KeyRotationEnabled"] = key.RotationPeriodInDays is not null, ["KeyId"] = key.Arn };
        if (key.RotationPeriodInDays is { } days)
        {
            answer["RotationPeriodInDays"] = days;
            if (key.State == KmsKeyState.Enabled)
            {
                answer["NextRotationDate"] = KmsMetadata.Time(key.Created.AddDays(days));
            }
        }

        return answer;
    }
}
