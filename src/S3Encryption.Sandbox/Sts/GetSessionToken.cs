using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html: temporary credentials of the same user, without asking
/// for a permission.
/// </summary>
internal static class GetSessionToken
{
    internal static object[] Answer(StsCall call)
    {
        var user = call.Signer;
        var seconds = call.Form.Number("DurationSeconds", 900, 129600) ?? 43200;
        if (user.SessionToken is not null)
        {
            throw new AwsErrorException(403, "AccessDenied", "Cannot call GetSessionToken with session credentials");
        }

        if (call.Form.Text("TokenCode") is not null || call.Form.Text("SerialNumber") is not null)
        {
            throw new AwsErrorException(403, "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.");
        }

        var session = user with
        {
            AccessKeyId = NewCredentials.AccessKeyId("ASIA"),
            SecretAccessKey = NewCredentials.Secret(40),
            SessionToken = NewCredentials.Secret(356),
            Expires = call.Now.AddSeconds(seconds),
        };
        call.Principals.Add(session);
        return [StsAnswer.Credentials(session)];
    }
}
