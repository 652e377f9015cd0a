using System.Collections.Generic;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Buckets.Configurations;

/// <summary>GetBucketCors, GetBucketInventoryConfiguration and their like.</summary>
internal sealed class GetConfiguration(ConfigurationKind kind) : S3Operation
{
    internal override string Name => "GetBucket" + kind.Api;

    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket(kind.ReadAction);
        var document = bucket.Configurations.GetValueOrDefault(new(kind.Subresource, kind.IdOf(call)))
            ?? kind.Fresh
            ?? throw kind.MissingIn(bucket.Name);
        return XmlAnswer.WriteAsync(call.Http, kind.Shape.Name, xml => ConfigurationDocument.WriteContent(xml, document));
    }
}
