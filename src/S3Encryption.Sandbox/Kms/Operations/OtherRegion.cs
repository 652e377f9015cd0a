using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>The operations that make or move replicas of multi-Region keys: the sandbox has one Region.</summary>
internal sealed class OtherRegion(string name) : KmsOperation
{
    internal override string Name => name;

    internal override JsonObject? Answer(KmsCall call)
    {
        var key = call.KeyByIdOrArn(Action);
        throw KmsErrors.Unsupported(key.IsMultiRegion
            ? $"{name} is not in the sandbox, which has one Region."
            : $"{key.Arn} is not a multi-Region key.");
    }
}
