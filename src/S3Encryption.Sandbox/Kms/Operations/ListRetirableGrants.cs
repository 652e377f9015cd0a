using System.Linq;
using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html: of every key of the account.</summary>
internal sealed class ListRetirableGrants : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var principal = call.Fields.RequiredText("RetiringPrincipal", 256);
        call.DemandIdentity(Action, "*");
        var grants = call.Keys.All
            .SelectMany(static key => key.Grants.All, static (key, grant) => (Key: key, Grant: grant))
            .Where(pair => pair.Grant.RetiringPrincipal == principal)
            .ToList();
        return KmsPage.Of(call.Fields, "Grants", grants, 50, 100, static pair => pair.Grant.ToJson(pair.Key));
    }
}
