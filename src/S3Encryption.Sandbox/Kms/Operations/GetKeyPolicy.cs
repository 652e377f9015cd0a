using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html</summary>
internal sealed class GetKeyPolicy : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var key = call.KeyByIdOrArn(Action);
        PolicyNames.Check(call);
        return new() { ["Policy"] = key.Policy.Text, ["PolicyName"] = "default" };
    }
}
