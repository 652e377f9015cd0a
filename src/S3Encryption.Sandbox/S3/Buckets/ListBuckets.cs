using System;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Listing;

namespace S3Encryption.Sandbox.S3.Buckets;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html.</summary>
internal sealed class ListBuckets : S3Operation
{
    private const int Most = 10_000;

    internal override Task RunAsync(S3Call call)
    {
        if (call.Caller is null)
        {
            throw S3Errors.AccessDenied();
        }

        call.DemandAtAccount("s3:ListAllMyBuckets", "*");
        var prefix = call.Query["prefix"];
        var region = call.Query["bucket-region"];
        var after = call.Query["continuation-token"] is { Length: > 0 } token ? ContinuationToken.Open(token) : null;
        var limit = ListLimit.Read(call, "max-buckets", Most, least: 1);
        var matching = call.Service.Buckets.OwnedBy(call.OwnAccountId)
            .Where(bucket => prefix is null || bucket.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(bucket => region is null || bucket.Region == region)
            .Where(bucket => after is null || string.CompareOrdinal(bucket.Name, after) > 0)
            .ToList();
        return XmlAnswer.WriteAsync(call.Http, "ListAllMyBucketsResult", xml =>
        {
            xml.Element("Owner", () => xml.Element("ID", CanonicalId.Of(call.OwnAccountId)));
            xml.Element("Buckets", () =>
            {
                foreach (var bucket in matching.Take(limit))
                {
                    xml.Element("Bucket", () =>
                    {
                        xml.Element("Name", bucket.Name);
                        xml.Element("CreationDate", DateForms.Iso(bucket.Created));
                        xml.Element("BucketRegion", bucket.Region);
                        xml.Element("BucketArn", bucket.Arn);
                    });
                }
            });
            xml.Element("Prefix", prefix);
            xml.Element("ContinuationToken", matching.Count > limit ? ContinuationToken.Seal(matching[limit - 1].Name) : null);
        });
    }
}
