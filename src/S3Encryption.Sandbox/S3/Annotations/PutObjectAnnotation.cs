using System.Collections.Generic;
using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3.Annotations;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectAnnotation.html. Of what is put, the size is kept.</summary>
internal sealed class PutObjectAnnotation : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeVersion("s3:PutObjectAnnotation");
        var name = call.Query["annotationName"] ?? throw S3Errors.InvalidArgument("An annotation needs a name.", "annotationName", "");
        var size = (await RequestDocument.ReadAsync(call)).Length;
        var stored = VersionLookup.Change(call, bucket, found => found.Encryption is SseCEncryption
            ? throw S3Errors.InvalidRequest("Annotations are not supported for objects encrypted with SSE-C.")
            : found with { Annotations = new Dictionary<string, long>(found.Annotations) { [name] = size } });
        VersionLookup.WriteId(call, bucket, stored);
    }
}
