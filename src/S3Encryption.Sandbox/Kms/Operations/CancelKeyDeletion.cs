using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html: the key is disabled afterwards.</summary>
internal sealed class CancelKeyDeletion : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var key = call.KeyByIdOrArn(Action);
        if (key.State != KmsKeyState.PendingDeletion)
        {
            throw KmsErrors.Of("KMSInvalidStateException", key.Arn + " is not pending deletion.");
        }

        key.State = KmsKeyState.Disabled;
        key.DeletionDate = null;
        return new() { ["KeyId"] = key.Arn };
    }
}
