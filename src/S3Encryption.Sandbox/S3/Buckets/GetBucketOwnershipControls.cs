using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketOwnershipControls.html.</summary>
internal sealed class GetBucketOwnershipControls : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:GetBucketOwnershipControls");
        if (bucket.Ownership is ObjectOwnership.None)
        {
            throw BucketOwnership.Missing(bucket);
        }

        return XmlAnswer.WriteAsync(
            call.Http, BucketOwnership.Root, xml => xml.Element("Rule", () => xml.Element("ObjectOwnership", bucket.Ownership.ToString())));
    }
}
