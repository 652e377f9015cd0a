using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html</summary>
internal sealed class PutKeyPolicy : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var text = NewKeyPolicy.TextOf(call.Fields) ?? throw KmsFields.Missing("Policy");
        var key = call.KeyByIdOrArn(Action, new KeyAsk { Conditions = [NewKeyPolicy.Bypass(call.Fields)] });
        PolicyNames.Check(call);
        key.Policy = NewKeyPolicy.Read(call, text);
        return null;
    }
}
