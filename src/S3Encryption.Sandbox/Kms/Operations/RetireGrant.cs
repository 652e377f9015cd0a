using System.Text.Json.Nodes;
using S3Encryption.Sandbox.Kms.Grants;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html: the grant itself says who may, and the account may always.
/// </summary>
internal sealed class RetireGrant : KmsOperation
{
    internal override JsonObject? Answer(KmsCall call)
    {
        var (key, grant) = Named(call);
        call.StopIfDryRun();
        key.Grants.Remove(grant);
        return null;
    }

    private static (KmsKey Key, KeyGrant Grant) Named(KmsCall call)
    {
        var token = call.Fields.Text("GrantToken", 8192);
        var keyId = call.Fields.Text("KeyId");
        var grantId = call.Fields.Text("GrantId", 128);
        if (token is not null && keyId is null && grantId is null)
        {
            var (owner, id) = NamedGrant.OfToken(call.Keys, token);
            return call.Retirable(owner.Arn, id);
        }

        if (token is not null || keyId is null || grantId is null)
        {
            throw KmsErrors.Validation("Specify either GrantToken, or both KeyId and GrantId.");
        }

        return KeyReference.Parse(keyId) is { AliasName: null } ? call.Retirable(keyId, grantId) : throw KmsErrors.InvalidKeyId(keyId);
    }
}
