using System.Collections.Generic;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html.</summary>
internal sealed class GetPublicAccessBlock : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:GetBucketPublicAccessBlock");
        var block = bucket.PublicAccessBlock ?? throw new AwsErrorException(
            404,
            "NoSuchPublicAccessBlockConfiguration",
            "The public access block configuration was not found",
            new Dictionary<string, string> { ["BucketName"] = bucket.Name });
        return XmlAnswer.WriteAsync(call.Http, "PublicAccessBlockConfiguration", xml =>
        {
            xml.Element("BlockPublicAcls", block.BlockPublicAcls);
            xml.Element("IgnorePublicAcls", block.IgnorePublicAcls);
            xml.Element("BlockPublicPolicy", block.BlockPublicPolicy);
            xml.Element("RestrictPublicBuckets", block.RestrictPublicBuckets);
        });
    }
}
