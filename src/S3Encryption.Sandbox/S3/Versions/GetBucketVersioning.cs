using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Versions;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html: nothing where it was never enabled.</summary>
internal sealed class GetBucketVersioning : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var versioning = call.AuthorizeBucket("s3:GetBucketVersioning").Objects.Versioning;
        return XmlAnswer.WriteAsync(
            call.Http,
            "VersioningConfiguration",
            xml => xml.Element("Status", versioning == Versioning.Never ? null : versioning.ToString()));
    }
}
