using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3.Locking;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLegalHold.html.</summary>
internal sealed class GetObjectLegalHold : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeObject("s3:GetObjectLegalHold");
        _ = LockGuard.Demand(bucket);
        var hold = VersionLookup.Find(call, bucket).Lock.LegalHold ?? throw GetObjectRetention.NotConfigured();
        return XmlAnswer.WriteAsync(call.Http, "LegalHold", xml => xml.Element("Status", hold));
    }
}
