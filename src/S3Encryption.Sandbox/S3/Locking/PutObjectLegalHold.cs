using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3.Locking;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLegalHold.html.</summary>
internal sealed class PutObjectLegalHold : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeObject("s3:PutObjectLegalHold");
        _ = LockGuard.Demand(bucket);
        var root = await RequestDocument.ReadXmlAsync(call, "LegalHold");
        var hold = root.Text("Status") is "ON" or "OFF" ? root.Text("Status") : throw S3Errors.MalformedXml();
        _ = VersionLookup.Change(call, bucket, found => found with { Lock = found.Lock with { LegalHold = hold } });
    }
}
