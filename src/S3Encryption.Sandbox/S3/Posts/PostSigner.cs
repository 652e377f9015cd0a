using System.Linq;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Signing;

namespace S3Encryption.Sandbox.S3.Posts;

/// <summary>
/// Who signed the policy of a form; a form without one is anonymous.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html.
/// </summary>
internal static class PostSigner
{
    private static readonly string[] Needed = ["policy", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature"];

    internal static Principal? Verify(S3Call call, PostForm form)
    {
        if (form["AWSAccessKeyId"] is { } accessKeyId && form["signature"] is { } signature && form["policy"] is { } policy)
        {
            return call.Service.Signatures.VerifyPolicyOfVersionTwo(
                call.Http.Request, accessKeyId, signature, policy, form["x-amz-security-token"]);
        }

        if (Needed.All(name => form[name] is null))
        {
            return null;
        }

        if (Needed.FirstOrDefault(name => string.IsNullOrEmpty(form[name])) is { } missing)
        {
            throw S3Errors.InvalidArgument(
                "Bucket POST must contain a field named '" + missing + "'.  If it is specified, please check the order of the fields.",
                missing,
                "");
        }

        if (form["x-amz-algorithm"] is { } algorithm and not AuthorizationHeader.Algorithm)
        {
            throw S3Errors.InvalidArgument(
                "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"", "X-Amz-Algorithm", algorithm);
        }

        var scope = CredentialScope.Parse(form["x-amz-credential"]!) ?? throw Malformed(
            "X-Amz-Credential",
            form["x-amz-credential"],
            "Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; "
                + "expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        var date = form["x-amz-date"]!;
        var time = SigningTime.Parse(date)
            ?? throw Malformed("X-Amz-Date", date, "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        var claim = new SignatureClaim(scope, [], form["x-amz-signature"]!, time, date, form["x-amz-security-token"], Lifetime: null);
        return call.Service.Signatures.VerifyPolicy(call.Http.Request, claim, form["policy"]!);
    }

    private static AwsErrorException Malformed(string field, string? value, string message) =>
        S3Errors.InvalidArgument(message, field, value);
}
