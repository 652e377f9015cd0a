using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Listing;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html.</summary>
internal sealed class ListObjectsV2 : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:ListBucket");
        var form = ListingForm.Of(call);
        var prefix = call.Query["prefix"] ?? "";
        var delimiter = call.Query["delimiter"] ?? "";
        var startAfter = call.Query["start-after"];
        var token = call.Query["continuation-token"];
        if (token is "")
        {
            throw S3Errors.InvalidArgument("The continuation token provided is incorrect", "continuation-token", "");
        }

        var limit = ListLimit.Read(call, "max-keys", ListObjects.Most);
        var after = token is null ? startAfter ?? "" : ContinuationToken.Open(token);
        var page = ObjectPage.Of(bucket.Objects, prefix, delimiter, after, limit);
        var withOwner = call.Query["fetch-owner"] is "true";
        return XmlAnswer.WriteAsync(call.Http, "ListBucketResult", xml =>
        {
            xml.Element("Name", bucket.Name);
            xml.Element("Prefix", form.Key(prefix));
            xml.Element("ContinuationToken", token);
            xml.Element("NextContinuationToken", page.Last is null ? null : ContinuationToken.Seal(page.Last));
            xml.Element("StartAfter", form.Key(startAfter));
            xml.Element("KeyCount", page.Objects.Count + page.CommonPrefixes.Count);
            xml.Element("MaxKeys", limit);
            xml.Element("Delimiter", delimiter.Length == 0 ? null : form.Key(delimiter));
            xml.Element("EncodingType", form.UrlEncoded ? "url" : null);
            xml.Element("IsTruncated", page.Last is not null);
            form.Write(xml, page, withOwner ? bucket.OwnerAccountId : null);
        });
    }
}
