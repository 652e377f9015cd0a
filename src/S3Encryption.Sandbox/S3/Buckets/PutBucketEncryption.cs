using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Encryption;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html.</summary>
internal sealed class PutBucketEncryption : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:PutEncryptionConfiguration");
        var root = await RequestDocument.ReadXmlAsync(call, BucketEncryptionDocument.Root);
        bucket.Encryption = BucketEncryptionDocument.Read(root, bucket.Encryption);
    }
}
