using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html: the account a key belongs to.</summary>
internal static class GetAccessKeyInfo
{
    internal static object[] Answer(StsCall call)
    {
        _ = call.Signer;
        var id = call.Form.RequiredText("AccessKeyId", 16, 128);
        return call.Principals.Find(id) is { } owner
            ? [StsAnswer.Element("Account", owner.AccountId)]
            : throw new AwsErrorException(403, "AccessDenied", "Access key not found: " + id);
    }
}
