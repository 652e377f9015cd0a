using System.Threading.Tasks;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html.</summary>
internal sealed class PutPublicAccessBlock : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:PutBucketPublicAccessBlock");
        var root = await RequestDocument.ReadXmlAsync(call, "PublicAccessBlockConfiguration");
        bucket.PublicAccessBlock = new(
            Read(root, "BlockPublicAcls"),
            Read(root, "IgnorePublicAcls"),
            Read(root, "BlockPublicPolicy"),
            Read(root, "RestrictPublicBuckets"));
    }

    private static bool Read(XElement root, string name) => root.Text(name)?.ToLowerInvariant() switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw S3Errors.MalformedXml(),
    };
}
