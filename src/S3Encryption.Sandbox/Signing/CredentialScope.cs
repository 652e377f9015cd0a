namespace S3Encryption.Sandbox.Signing;

/// <summary><c>ACCESSKEY/20130524/us-east-1/s3/aws4_request</c> taken apart.</summary>
internal sealed record CredentialScope(string AccessKeyId, string Date, string Region, string Service)
{
    /// <summary>The scope as string-to-sign and chunk signatures contain it.</summary>
    internal string Text => $"{Date}/{Region}/{Service}/aws4_request";

    internal static CredentialScope? Parse(string text) =>
        text.Split('/') is [{ Length: > 0 } key, { Length: 8 } date, { Length: > 0 } region, { Length: > 0 } service, "aws4_request"]
            ? new CredentialScope(key, date, region, service)
            : null;
}
