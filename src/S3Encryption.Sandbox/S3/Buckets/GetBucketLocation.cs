using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html.</summary>
internal sealed class GetBucketLocation : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:GetBucketLocation");
        return XmlAnswer.WriteAsync(call.Http, "LocationConstraint", xml =>
        {
            // us-east-1 has no location constraint.
            if (bucket.Region is not "us-east-1")
            {
                xml.WriteString(bucket.Region);
            }
        });
    }
}
