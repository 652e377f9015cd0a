using System.Globalization;
using System.Threading.Tasks;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Locking;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html.</summary>
internal sealed class PutObjectLockConfiguration : S3Operation
{
    private const int MostDays = 36_500;
    private const int MostYears = 100;

    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:PutBucketObjectLockConfiguration");
        var wanted = Read(await RequestDocument.ReadXmlAsync(call, "ObjectLockConfiguration"));
        if (bucket.Objects.Versioning != Versioning.Enabled)
        {
            throw new AwsErrorException(
                409,
                "InvalidBucketState",
                "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
                S3Errors.OfBucket(bucket.Name));
        }

        bucket.Lock = wanted;
    }

    private static BucketLock Read(XElement root)
    {
        if (root.Text("ObjectLockEnabled") is not "Enabled")
        {
            throw S3Errors.MalformedXml();
        }

        if (root.Child("Rule") is not { } rule)
        {
            return new();
        }

        var retention = rule.Child("DefaultRetention") ?? throw S3Errors.MalformedXml();
        var days = Period(retention, "Days", MostDays);
        var years = Period(retention, "Years", MostYears);
        var mode = retention.Text("Mode");
        return mode is Retention.Governance or Retention.Compliance && days is null != years is null
            ? new(mode, days, years)
            : throw S3Errors.MalformedXml();
    }

    private static int? Period(XElement retention, string unit, int most)
    {
        if (retention.Text(unit) is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var period))
        {
            throw S3Errors.MalformedXml();
        }

        return period switch
        {
            <= 0 => throw S3Errors.InvalidArgument("Default retention period must be a positive integer value.", unit, text),
            _ when period > most => throw S3Errors.InvalidArgument(
                "Default retention period too large. Maximum is " + most + " " + unit + ".", unit, text),
            _ => period,
        };
    }
}
