using System.Globalization;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html</summary>
internal sealed class ScheduleKeyDeletion : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var days = call.Fields.Integer("PendingWindowInDays", 1, 365) ?? 30;
        var key = call.KeyByIdOrArn(Action, new KeyAsk
        {
            Conditions = [new("kms:ScheduleKeyDeletionPendingWindowInDays", [days.ToString(CultureInfo.InvariantCulture)])],
        });
        key.RequireNotPendingDeletion();
        if (days is < 7 or > 30)
        {
            throw KmsErrors.Validation("PendingWindowInDays must be between 7 and 30, inclusive.");
        }

        var date = call.Keys.Clock.GetUtcNow().AddDays(days);
        key.DeletionDate = date;
        key.State = KmsKeyState.PendingDeletion;
        return new()
        {
            ["KeyId"] = key.Arn,
            ["DeletionDate"] = KmsMetadata.Time(date),
            ["KeyState"] = key.State.ToString(),
            ["PendingWindowInDays"] = days,
        };
    }
}
