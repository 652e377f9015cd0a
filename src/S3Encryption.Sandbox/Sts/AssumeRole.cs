using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</summary>
internal static class AssumeRole
{
    internal static object[] Answer(StsCall call)
    {
        var caller = call.Signer;
        var wanted = SessionRequest.Read(call.Form);
        var tags = SessionTags.Read(call.Form);
        var externalId = call.Form.Text("ExternalId", 2, 1224, StsForm.ExternalIdPattern);
        var role = call.Principals.FindRole(wanted.RoleArn);
        var conditions = call.RequestConditions().Concat(Conditions(wanted, tags, externalId, role)).ToList();
        RoleTrust.Demand(caller, "sts:AssumeRole", role, wanted.RoleArn, conditions);
        if (tags.AreAny)
        {
            RoleTrust.Demand(caller, "sts:TagSession", role, wanted.RoleArn, conditions);
        }

        if (call.Form.Text("TokenCode") is not null || call.Form.Text("SerialNumber") is not null)
        {
            throw new AwsErrorException(403, "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.");
        }

        // Nobody passes the demand for a role that does not exist.
        var isChained = caller.Arn.Contains(":assumed-role/", System.StringComparison.Ordinal);
        var session = tags.On(wanted.NewSession(role!, call.Now, isChained), caller);
        call.Principals.Add(session);
        return [StsAnswer.Credentials(session), StsAnswer.AssumedRoleUser(session), .. wanted.PackedSize()];
    }

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Conditions(
        SessionRequest wanted, SessionTags tags, string? externalId, Role? role)
    {
        yield return new("sts:RoleSessionName", [wanted.SessionName]);
        yield return new("sts:DurationSeconds", [$"{wanted.Seconds}"]);
        if (externalId is not null)
        {
            yield return new("sts:ExternalId", [externalId]);
        }

        foreach (var condition in tags.Conditions())
        {
            yield return condition;
        }

        foreach (var (key, value) in role?.Tags ?? new Dictionary<string, string>())
        {
            yield return new("aws:ResourceTag/" + key, [value]);
        }
    }
}
