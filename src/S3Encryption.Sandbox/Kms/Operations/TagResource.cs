using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html</summary>
internal sealed class TagResource : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var tags = KeyTags.Read(call.Fields);
        var key = call.KeyByIdOrArn(Action);
        key.RequireNotPendingDeletion();
        foreach (var (name, value) in tags)
        {
            key.Tags[name] = value;
        }

        return null;
    }
}
