using System.Linq;
using System.Text.Json.Nodes;
using S3Encryption.Sandbox.Kms.Grants;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html</summary>
internal sealed class ListGrants : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var id = call.Fields.Text("GrantId", 128);
        var grantee = call.Fields.Text("GranteePrincipal", 256);
        var key = call.KeyByIdOrArn(Action);
        if (id is not null)
        {
            NamedGrant.Check(id);
        }

        var grants = key.Grants.All
            .Where(grant => (id ?? grant.Id) == grant.Id && (grantee ?? grant.GranteePrincipal) == grant.GranteePrincipal)
            .ToList();
        return KmsPage.Of(call.Fields, "Grants", grants, 50, 100, grant => grant.ToJson(key));
    }
}
