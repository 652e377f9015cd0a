using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html.</summary>
internal sealed class GetObjectTagging : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeObject("s3:GetObjectTagging");
        var found = bucket.Objects.Find(call.Key) ?? throw call.Missing(bucket, call.Key);
        return XmlAnswer.WriteAsync(call.Http, "Tagging", xml => ObjectTags.Write(xml, found.Headers.Tags));
    }
}
