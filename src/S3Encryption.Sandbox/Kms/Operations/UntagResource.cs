using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html</summary>
internal sealed class UntagResource : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var names = call.Fields.Has("TagKeys") ? call.Fields.Texts("TagKeys") : throw KmsFields.Missing("TagKeys");
        var key = call.KeyByIdOrArn(Action, new KeyAsk { Conditions = [new("aws:TagKeys", names)] });
        key.RequireNotPendingDeletion();
        foreach (var name in names)
        {
            _ = key.Tags.TryRemove(name, out _);
        }

        return null;
    }
}
