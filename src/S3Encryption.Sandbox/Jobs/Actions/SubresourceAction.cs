using System.Collections.Generic;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Execution;
using S3Encryption.Sandbox.Jobs.Manifests;

namespace S3Encryption.Sandbox.Jobs.Actions;

/// <summary>Sends every object the same request about one of its subresources: its tags, its encryption, its lock, its ACL.</summary>
internal sealed class SubresourceAction(string method, string subresource) : ObjectAction
{
    internal Dictionary<string, string> Headers { get; init; } = [];

    internal XElement? Document { get; init; }

    internal override S3Request For(ManifestEntry entry)
    {
        var request = S3Request.Of(method, entry.Bucket, entry.Key, subresource, entry.VersionId) with { Headers = Headers };
        return Document is null ? request : request.With(Document);
    }
}
