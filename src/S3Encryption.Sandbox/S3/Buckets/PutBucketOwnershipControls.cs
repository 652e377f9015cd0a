using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html.</summary>
internal sealed class PutBucketOwnershipControls : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.FindBucket();
        var root = XmlBody.TryParse(await RequestDocument.ReadAsync(call), BucketOwnership.Root);
        var keys = new KeysOfBody { ["s3:x-amz-object-ownership"] = [root?.Child("Rule")?.Text("ObjectOwnership") ?? ""] };
        call.Demand("s3:PutBucketOwnershipControls", bucket, bucket.Arn, ofBody: keys);
        BucketOwnership.Set(bucket, BucketOwnership.Read(root ?? throw S3Errors.MalformedXml()));
    }
}
