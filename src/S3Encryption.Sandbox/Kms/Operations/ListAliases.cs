using System.Linq;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html</summary>
internal sealed class ListAliases : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        call.DemandIdentity(Action, "*");
        var of = call.Fields.Text("KeyId") is { } named ? call.Key(named, Action) : null;
        var aliases = call.Keys.Aliases.Where(alias => of is null || alias.TargetKeyId == of.KeyId).ToList();
        return KmsPage.Of(call.Fields, "Aliases", aliases, 50, 100, static alias => new JsonObject
        {
            ["AliasName"] = alias.Name,
            ["AliasArn"] = alias.Arn,
            ["TargetKeyId"] = alias.TargetKeyId,
            ["CreationDate"] = KmsMetadata.Time(alias.Created),
            ["LastUpdatedDate"] = KmsMetadata.Time(alias.Updated),
        });
    }
}
