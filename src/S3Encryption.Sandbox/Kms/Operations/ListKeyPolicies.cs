using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html</summary>
internal sealed class ListKeyPolicies : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        _ = call.KeyByIdOrArn(Action);
        return KmsPage.Of(call.Fields, "PolicyNames", KeyPolicy.Names, 100, 1000, static name => JsonValue.Create(name));
    }
}
