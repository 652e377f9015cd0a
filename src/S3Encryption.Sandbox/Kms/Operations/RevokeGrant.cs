using System.Text.Json.Nodes;
using S3Encryption.Sandbox.Kms.Grants;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html</summary>
internal sealed class RevokeGrant : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var id = call.Fields.RequiredText("GrantId", 128);
        var key = call.KeyByIdOrArn(Action);
        var grant = NamedGrant.Of(key, id);
        call.StopIfDryRun();
        key.Grants.Remove(grant);
        return null;
    }
}
