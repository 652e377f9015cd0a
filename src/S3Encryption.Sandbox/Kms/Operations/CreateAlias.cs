using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html: needs the right on the alias and on the key.
/// </summary>
internal sealed class CreateAlias : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var name = call.Fields.RequiredText("AliasName", 256);
        var target = call.Fields.RequiredText("TargetKeyId");
        AliasNames.Check(name);
        call.DemandIdentity(Action, call.Keys.AliasArn(name));
        var key = AliasNames.Target(call, target, Action);
        key.RequireNotPendingDeletion();
        return call.Keys.TryAddAlias(name, key)
            ? null
            : throw KmsErrors.Of("AlreadyExistsException", $"An alias with the name {call.Keys.AliasArn(name)} already exists");
    }
}
