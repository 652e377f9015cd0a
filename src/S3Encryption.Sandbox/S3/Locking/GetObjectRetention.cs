using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3.Locking;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectRetention.html.</summary>
internal sealed class GetObjectRetention : S3Operation
{
    internal static AwsErrorException NotConfigured() =>
        new(404, "NoSuchObjectLockConfiguration", "The specified object does not have a ObjectLock configuration");

    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeObject("s3:GetObjectRetention");
        _ = LockGuard.Demand(bucket);
        var retention = VersionLookup.Find(call, bucket).Lock.Retention ?? throw NotConfigured();
        return XmlAnswer.WriteAsync(call.Http, "Retention", xml =>
        {
            xml.Element("Mode", retention.Mode);
            xml.Element("RetainUntilDate", DateForms.Iso(retention.Until));
        });
    }
}
