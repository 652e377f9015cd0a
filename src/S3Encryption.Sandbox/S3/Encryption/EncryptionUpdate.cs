using System.Text.RegularExpressions;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>
/// What UpdateObjectEncryption asks for, with the refusals that its page lists.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_UpdateObjectEncryption.html.
/// </summary>
internal sealed partial record EncryptionUpdate(string KeyArn, bool BucketKey)
{
    internal static EncryptionUpdate Read(XElement root)
    {
        if (root.Child("DSSE-KMS") is not null || root.Child("SSE-C") is not null)
        {
            throw S3Errors.InvalidRequest(
                "The UpdateObjectEncryption operation doesn't support updating the encryption type to DSSE-KMS or SSE-C. "
                    + "Modify the request to specify SSE-KMS for the updated encryption type, and then try again.");
        }

        var wanted = root.Child("SSE-KMS") ?? throw S3Errors.InvalidRequest(
            "Requests that modify an object encryption configuration require a valid new encryption type. Valid values are SSEKMS. "
                + "Modify the request to specify SSE-KMS for the updated encryption type, and then try again.");
        var keyArn = wanted.Text("KMSKeyArn") is { Length: > 0 } text ? text : throw S3Errors.InvalidRequest(
            "Requests that modify an object's encryption type to SSE-KMS require an Amazon Web Services KMS key Amazon Resource Name "
                + "(ARN). Modify the request to specify a KMS key ARN, and then try again.");
        return KeyArnForm().IsMatch(keyArn)
            ? new(keyArn, ReadBucketKey(wanted.Text("BucketKeyEnabled")))
            : throw S3Errors.InvalidRequest(
                "Requests that modify an object's encryption type to SSE-KMS require a valid Amazon Web Services KMS key Amazon Resource "
                    + "Name (ARN). Confirm that you have a correctly formatted KMS key ARN in your request, and then try again.");
    }

    private static bool ReadBucketKey(string? text) => text?.ToLowerInvariant() switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw S3Errors.InvalidRequest(
            "The BucketKeyEnabled value isn't valid. Valid values are true or false. "
                + "Modify the request to specify a valid value, and then try again."),
    };

    [GeneratedRegex("^arn:aws[-a-z0-9]*:kms:[-a-z0-9]*:[0-9]{12}:key/.+$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyArnForm();
}
