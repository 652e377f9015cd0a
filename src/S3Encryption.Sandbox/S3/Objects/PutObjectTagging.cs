using System.Collections.Generic;
using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Versions;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html.</summary>
internal sealed class PutObjectTagging : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeVersion("s3:PutObjectTagging");
        var tags = ObjectTags.Read(await RequestDocument.ReadXmlAsync(call, "Tagging"));
        Change(call, bucket, tags);
    }

    /// <summary>Gives the object other tags; its bytes and date stay.</summary>
    internal static void Change(S3Call call, Bucket bucket, IReadOnlyList<KeyValuePair<string, string>> tags) =>
        VersionLookup.WriteId(
            call, bucket, VersionLookup.Change(call, bucket, found => found with { Headers = found.Headers with { Tags = tags } }));
}
