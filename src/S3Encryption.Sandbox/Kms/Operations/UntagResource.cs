using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html</summary>
internal sealed class UntagResource : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var names = call.Fields.Texts("TagKeys");
        var key = call.KeyByIdOrArn(Action);
        key.RequireNotPendingDeletion();
        foreach (var name in names)
        {
            _ = key.Tags.TryRemove(name, out _);
        }

        return null;
    }
}
