using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Versions;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html. There is no MFA here, so no MFA delete.</summary>
internal sealed class PutBucketVersioning : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:PutBucketVersioning");
        var root = await RequestDocument.ReadXmlAsync(call, "VersioningConfiguration");
        if (root.Text("MfaDelete") is "Enabled")
        {
            throw new AwsErrorException(
                400, "InvalidRequest", "DevPay and Mfa are mutually exclusive authorization methods.");
        }

        var wanted = root.Text("Status") switch
        {
            "Enabled" => Versioning.Enabled,
            "Suspended" => Versioning.Suspended,
            null => throw new AwsErrorException(
                400,
                "IllegalVersioningConfigurationException",
                "The Versioning element must be specified"),
            _ => throw S3Errors.MalformedXml(),
        };
        if (wanted == Versioning.Suspended && bucket.Lock is not null)
        {
            throw new AwsErrorException(
                409,
                "InvalidBucketState",
                "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.");
        }

        bucket.Objects.Versioning = wanted;
    }
}
