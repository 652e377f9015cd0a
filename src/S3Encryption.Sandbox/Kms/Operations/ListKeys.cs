using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html</summary>
internal sealed class ListKeys : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        call.DemandIdentity(Action, "*");
        return KmsPage.Of(
            call.Fields, "Keys", call.Keys.All, 100, 1000, static key => new JsonObject { ["KeyId"] = key.KeyId, ["KeyArn"] = key.Arn });
    }
}
