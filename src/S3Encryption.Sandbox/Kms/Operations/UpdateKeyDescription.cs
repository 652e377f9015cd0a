using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html</summary>
internal sealed class UpdateKeyDescription : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var description = call.Fields.Has("Description")
            ? call.Fields.TextOrEmpty("Description", 8192)
            : throw KmsFields.Missing("Description");
        var key = call.KeyByIdOrArn(Action);
        key.RequireNotPendingDeletion();
        key.Description = description;
        return null;
    }
}
