using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html. A role exists where the directory has a session of it, whose
/// policies the new session gets. There are no trust policies here: the caller's own policies decide.
/// </summary>
internal sealed class AssumeRole(PrincipalDirectory principals, TimeProvider clock, string region)
{
    private const string Action = "sts:AssumeRole";

    internal object[] Answer(HttpContext context, Principal caller, StsForm form)
    {
        var roleArn = form.Required("RoleArn");
        var sessionName = SessionName(form);
        var seconds = Duration(form);
        var role = RoleOf(roleArn);
        var now = clock.GetUtcNow();
        var conditions = PrincipalConditions.Of(caller, RequestConditions.Of(context, now, region));
        var layers = PolicyLayers.Evaluate(caller, new PolicyRequest(Action, roleArn, caller.AsPolicyPrincipal(), conditions), null);
        if (role is null || layers.ExplicitDeny is not null || layers.IdentityRefusal is not null)
        {
            throw new AwsErrorException(
                403,
                "AccessDenied",
                $"User: {caller.Arn} is not authorized to perform: {Action} on resource: {roleArn}"
                    + (layers.ExplicitDeny is { } denied ? " " + denied : ""));
        }

        var session = NewSession(role, roleArn, sessionName, now.AddSeconds(seconds));
        principals.Add(session);
        return
        [
            new XElement(
                StsAnswer.Namespace + "Credentials",
                StsAnswer.Element("AccessKeyId", session.AccessKeyId),
                StsAnswer.Element("SecretAccessKey", session.SecretAccessKey),
                StsAnswer.Element("SessionToken", session.SessionToken!),
                StsAnswer.Element(
                    "Expiration", session.Expires!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))),
            new XElement(
                StsAnswer.Namespace + "AssumedRoleUser",
                StsAnswer.Element("AssumedRoleId", session.UserId),
                StsAnswer.Element("Arn", session.Arn)),
        ];
    }

    private static string SessionName(StsForm form)
    {
        var name = form.Required("RoleSessionName");
        return name.Length is >= 2 and <= 64
            && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || "_+=,.@-".Contains(letter, StringComparison.Ordinal))
            ? name
            : throw StsForm.Invalid(
                $"Value '{name}' at 'roleSessionName' failed to satisfy constraint: "
                    + "Member must satisfy regular expression pattern: [\\w+=,.@-]*");
    }

    private static int Duration(StsForm form)
    {
        const string Name = "DurationSeconds";
        if (form.Text(Name) is not { } text)
        {
            return 3600;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 900 and <= 43200
            ? seconds
            : throw StsForm.Invalid(
                $"Value '{text}' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and 43200");
    }

    /// <summary>A session of the role, whichever; null where there is no such role.</summary>
    internal Principal? RoleOf(string roleArn) =>
        roleArn.Split(':', 6) is [_, _, "iam", "", var account, var resource] && resource.StartsWith("role/", StringComparison.Ordinal)
            ? principals.All.FirstOrDefault(principal =>
                principal.AccountId == account
                    && PolicyPrincipal.FromArn(principal.Arn).RoleName == resource[(resource.LastIndexOf('/') + 1)..])
            : null;

    internal static Principal NewSession(Principal role, string roleArn, string sessionName, DateTimeOffset expires)
    {
        var name = roleArn[(roleArn.LastIndexOf('/') + 1)..];
        return role with
        {
            Name = $"{name}/{sessionName}",
            Arn = $"arn:aws:sts::{role.AccountId}:assumed-role/{name}/{sessionName}",
            UserId = role.UserId.Split(':')[0] + ":" + sessionName,
            AccessKeyId = NewCredentials.AccessKeyId("ASIA"),
            SecretAccessKey = NewCredentials.Secret(40),
            SessionToken = NewCredentials.Secret(356),
            Expires = expires,
        };
    }
}
