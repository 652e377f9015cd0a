using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html.</summary>
internal sealed class GetObjectTagging : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeVersion("s3:GetObjectTagging");
        var found = VersionLookup.Find(call, bucket);
        VersionLookup.WriteId(call, bucket, found);
        return XmlAnswer.WriteAsync(call.Http, "Tagging", xml => ObjectTags.Write(xml, found.Headers.Tags));
    }
}
