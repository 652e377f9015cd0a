namespace S3Encryption.Sandbox.Sts;

/// <summary>https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: needs no permission.</summary>
internal static class GetCallerIdentity
{
    internal static object[] Answer(StsCall call)
    {
        var caller = call.Signer;
        return
        [
            StsAnswer.Element("Arn", caller.Arn),
            StsAnswer.Element("UserId", caller.UserId),
            StsAnswer.Element("Account", caller.AccountId),
        ];
    }
}
