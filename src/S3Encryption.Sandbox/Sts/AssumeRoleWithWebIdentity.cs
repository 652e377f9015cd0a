using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html: unsigned, since the token says who asks.
/// </summary>
internal static class AssumeRoleWithWebIdentity
{
    private const string Action = "sts:AssumeRoleWithWebIdentity";

    internal static object[] Answer(StsCall call)
    {
        var wanted = SessionRequest.Read(call.Form);
        var text = call.Form.RequiredText("WebIdentityToken", 4, 20000);
        var token = JsonWebToken.TryParse(text) ?? throw Invalid("The ID Token provided is not a valid JWT.");
        var account = wanted.RoleArn.Split(':') is [_, _, _, _, var id, ..] ? id : "";
        var provider = call.Principals.FindProvider(account, token.Issuer)
            ?? throw Invalid("No OpenIDConnect provider found in your account for " + token.Issuer);
        Check(token, provider, call.Now);

        var conditions = call.RequestConditions().Concat(Conditions(token, provider, wanted));
        if (call.Principals.FindRole(wanted.RoleArn) is not { } role || !role.Trusts(provider, Action, conditions))
        {
            throw new AwsErrorException(403, "AccessDenied", "Not authorized to perform " + Action);
        }

        var session = wanted.NewSession(role, call.Now, isChained: false);
        call.Principals.Add(session);
        return
        [
            StsAnswer.Element("SubjectFromWebIdentityToken", token.Subject),
            StsAnswer.Element("Audience", AudienceOf(token)),
            StsAnswer.AssumedRoleUser(session),
            StsAnswer.Credentials(session),
            StsAnswer.Element("Provider", provider.Arn),
            .. wanted.PackedSize(),
        ];
    }

    private static void Check(JsonWebToken token, WebIdentityProvider provider, DateTimeOffset now)
    {
        if (!provider.Signed(token))
        {
            throw Invalid("Couldn't retrieve verification key from your identity provider, or the token's signature is not valid.");
        }

        if (token.Expires <= now)
        {
            throw new AwsErrorException(
                400, "ExpiredTokenException",
                $"Token expired: current date/time {now.ToUnixTimeSeconds()} must be before the expiration date/time "
                    + token.Expires.ToUnixTimeSeconds());
        }

        if (token.NotBefore > now)
        {
            throw Invalid("The token is not valid yet.");
        }

        if (!token.Audiences.Append(token.AuthorizedParty).Any(audience => provider.Audiences.Contains(audience, StringComparer.Ordinal)))
        {
            throw Invalid("Incorrect token audience");
        }
    }

    private static string AudienceOf(JsonWebToken token) => token.AuthorizedParty ?? token.Audiences[0];

    /// <summary>
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html, the keys of OIDC federation.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Conditions(
        JsonWebToken token, WebIdentityProvider provider, SessionRequest wanted)
    {
        yield return new(provider.Name + ":sub", [token.Subject]);
        yield return new(provider.Name + ":aud", [AudienceOf(token)]);
        yield return new("aws:FederatedProvider", [provider.Arn]);
        yield return new("sts:RoleSessionName", [wanted.SessionName]);
        if (token.AuthorizedParty is not null)
        {
            yield return new(provider.Name + ":oaud", token.Audiences);
        }
    }

    private static AwsErrorException Invalid(string message) => new(400, "InvalidIdentityToken", message);
}
