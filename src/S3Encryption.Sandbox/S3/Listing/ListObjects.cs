using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Listing;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html.</summary>
internal sealed class ListObjects : S3Operation
{
    /// <summary>The most keys a page has.</summary>
    internal const int Most = 1000;

    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:ListBucket");
        var form = ListingForm.Of(call);
        var prefix = call.Query["prefix"] ?? "";
        var delimiter = call.Query["delimiter"] ?? "";
        var marker = call.Query["marker"] ?? "";
        var limit = ListLimit.Read(call, "max-keys", Most);
        var page = ObjectPage.Of(bucket.Objects, prefix, delimiter, marker, limit);
        return XmlAnswer.WriteAsync(call.Http, "ListBucketResult", xml =>
        {
            xml.Element("Name", bucket.Name);
            xml.Element("Prefix", form.Key(prefix));
            xml.Element("Marker", form.Key(marker));
            // Without a delimiter the client takes the last key of the page.
            xml.Element("NextMarker", page.Last is not null && delimiter.Length > 0 ? form.Key(page.Last) : null);
            xml.Element("MaxKeys", limit);
            xml.Element("Delimiter", delimiter.Length == 0 ? null : form.Key(delimiter));
            xml.Element("EncodingType", form.UrlEncoded ? "url" : null);
            xml.Element("IsTruncated", page.Last is not null);
            form.Write(xml, page, bucket.OwnerAccountId);
        });
    }
}
