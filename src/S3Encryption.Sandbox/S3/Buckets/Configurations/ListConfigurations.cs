using System;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Listing;

namespace S3Encryption.Sandbox.S3.Buckets.Configurations;

/// <summary>In pages of 100. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBucketInventoryConfigurations.html.</summary>
internal sealed class ListConfigurations(ConfigurationKind kind) : S3Operation
{
    private const int PageSize = 100;

    internal override string Name => "ListBucket" + kind.Api + "s";

    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket(kind.ReadAction);
        var token = call.Query["continuation-token"];
        var after = token is { Length: > 0 } ? ContinuationToken.Open(token) : "";
        var rest = bucket.Configurations
            .Where(one => one.Key.Subresource == kind.Subresource && string.CompareOrdinal(one.Key.Id, after) > 0)
            .OrderBy(one => one.Key.Id, StringComparer.Ordinal)
            .ToList();
        return XmlAnswer.WriteAsync(call.Http, kind.ListRoot!, xml =>
        {
            foreach (var (_, document) in rest.Take(PageSize))
            {
                ConfigurationDocument.Write(xml, document);
            }

            xml.Element("IsTruncated", rest.Count > PageSize);
            xml.Element("ContinuationToken", token);
            xml.Element("NextContinuationToken", rest.Count > PageSize ? ContinuationToken.Seal(rest[PageSize - 1].Key.Id) : null);
        });
    }
}
