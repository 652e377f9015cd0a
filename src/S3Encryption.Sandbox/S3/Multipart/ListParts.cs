using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using System.Xml;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.S3.Listing;
using S3Encryption.Sandbox.S3.Objects;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Multipart;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html. Needs no SSE-C key.</summary>
internal sealed class ListParts : S3Operation
{
    private const int Most = 1000;

    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeObject("s3:ListMultipartUploadParts");
        var upload = Uploads.Find(call, bucket);
        var form = ListingForm.Of(call);
        var limit = ListLimit.Read(call, "max-parts", Most);
        var marker = int.TryParse(call.Query["part-number-marker"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
        var parts = upload.Parts.Where(part => part.Number > marker).Take(limit + 1).ToList();
        var page = parts.Take(limit).ToList();
        return XmlAnswer.WriteAsync(call.Http, "ListPartsResult", xml =>
        {
            xml.Element("Bucket", bucket.Name);
            xml.Element("Key", form.Key(upload.Key));
            xml.Element("UploadId", upload.UploadId);
            xml.Element("Initiator", () => xml.Element("ID", Uploads.InitiatorId(upload)));
            xml.Element("Owner", () => xml.Element("ID", CanonicalId.Of(bucket.OwnerAccountId)));
            xml.Element("StorageClass", upload.Headers.StorageClass);
            xml.Element("PartNumberMarker", marker);
            xml.Element("NextPartNumberMarker", page.Count == 0 ? 0 : page[^1].Number);
            xml.Element("MaxParts", limit);
            xml.Element("EncodingType", form.UrlEncoded ? "url" : null);
            xml.Element("IsTruncated", parts.Count > limit);
            xml.Element("ChecksumAlgorithm", upload.Checksums?.Algorithm.Name);
            xml.Element("ChecksumType", upload.Checksums?.Type);
            foreach (var part in page)
            {
                xml.Element("Part", () => Write(xml, part));
            }
        });
    }

    private static void Write(XmlWriter xml, UploadedPart part)
    {
        xml.Element("PartNumber", part.Number);
        xml.Element("LastModified", DateForms.Iso(part.LastModified));
        xml.Element("ETag", ETags.Quoted(part.ETag));
        xml.Element("Size", part.Body.Length);
        if (part.Checksum is { } checksum)
        {
            xml.Element(checksum.Algorithm.Element, checksum.Value);
        }
    }
}
