using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Locking;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLockConfiguration.html.</summary>
internal sealed class GetObjectLockConfiguration : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:GetBucketObjectLockConfiguration");
        var held = bucket.Lock ?? throw new AwsErrorException(
            404,
            "ObjectLockConfigurationNotFoundError",
            "Object Lock configuration does not exist for this bucket",
            S3Errors.OfBucket(bucket.Name));
        return XmlAnswer.WriteAsync(call.Http, "ObjectLockConfiguration", xml =>
        {
            xml.Element("ObjectLockEnabled", "Enabled");
            if (held.Mode is null)
            {
                return;
            }

            xml.Element("Rule", () => xml.Element("DefaultRetention", () =>
            {
                xml.Element("Mode", held.Mode);
                xml.Element("Days", held.Days?.ToString(System.Globalization.CultureInfo.InvariantCulture));
                xml.Element("Years", held.Years?.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }));
        });
    }
}
