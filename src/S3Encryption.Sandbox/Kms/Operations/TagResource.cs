using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html</summary>
internal sealed class TagResource : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var tags = call.Fields.Has("Tags") ? KeyTags.Read(call.Fields) : throw KmsFields.Missing("Tags");
        var key = call.KeyByIdOrArn(Action, new KeyAsk { Conditions = KeyTags.Conditions(tags) });
        key.RequireNotPendingDeletion();
        KeyTags.Add(key, tags);

        return null;
    }
}
