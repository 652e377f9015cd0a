using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html: needs the right on the alias, on the key it leaves and on
/// the one it goes to, which is of the same kind.
/// </summary>
internal sealed class UpdateAlias : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var name = call.Fields.RequiredText("AliasName", 256);
        var target = call.Fields.RequiredText("TargetKeyId");
        AliasNames.Check(name);
        call.DemandIdentity(Action, call.Keys.AliasArn(name));
        var alias = call.Keys.FindAlias(name) ?? throw KmsErrors.AliasNotFound(call.Keys.AliasArn(name));
        var key = AliasNames.Target(call, target, Action);
        key.RequireNotPendingDeletion();
        if (call.Keys.FindKey(alias.TargetKeyId) is { } left)
        {
            call.Demand(left, Action);
            if (left.Usage != key.Usage || KeySpecs.Family(left.Spec) != KeySpecs.Family(key.Spec))
            {
                throw KmsErrors.Validation($"Alias {alias.Arn} cannot be moved to {key.Arn}: a key of another type or key usage.");
            }
        }

        call.Keys.MoveAlias(alias, key);
        return null;
    }
}
