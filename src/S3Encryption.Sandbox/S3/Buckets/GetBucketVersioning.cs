using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html.</summary>
internal sealed class GetBucketVersioning : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        _ = call.AuthorizeBucket("s3:GetBucketVersioning");
        return XmlAnswer.WriteAsync(call.Http, "VersioningConfiguration", _ => { });
    }
}
