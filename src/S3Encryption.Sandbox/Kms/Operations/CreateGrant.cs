using System.Text.Json.Nodes;
using S3Encryption.Sandbox.Kms.Grants;

namespace S3Encryption.Sandbox.Kms.Operations;

/// <summary>https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html</summary>
internal sealed class CreateGrant : KmsOperation
{
    internal override JsonObject Answer(KmsCall call)
    {
        var wanted = NewGrant.Read(call);
        var key = call.KeyByIdOrArn(Action, NewGrant.Ask(call, wanted));
        key.RequireMaterial();
        NewGrant.RequireFit(wanted, key);
        call.StopIfDryRun();
        var grant = key.Grants.Add(wanted);
        return new() { ["GrantToken"] = GrantToken.New(grant), ["GrantId"] = grant.Id };
    }
}
