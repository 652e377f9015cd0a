using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html</summary>
internal sealed class DeleteAlias : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var name = call.Fields.RequiredText("AliasName", 256);
        AliasNames.Check(name);
        call.DemandIdentity(Action, call.Keys.AliasArn(name));
        var alias = call.Keys.FindAlias(name) ?? throw KmsErrors.AliasNotFound(call.Keys.AliasArn(name));
        if (call.Keys.FindKey(alias.TargetKeyId) is { } key)
        {
            call.Demand(key, Action);
        }

        _ = call.Keys.RemoveAlias(name);
        return null;
    }
}
