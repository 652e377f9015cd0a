using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Encryption;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html.</summary>
internal sealed class GetBucketEncryption : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:GetEncryptionConfiguration");
        return XmlAnswer.WriteAsync(
            call.Http, BucketEncryptionDocument.Root, xml => BucketEncryptionDocument.Write(xml, bucket.Encryption));
    }
}
