using System.Collections.Generic;
using System.Threading.Tasks;
using System.Xml;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.S3.Listing;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Multipart;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html.</summary>
internal sealed class ListMultipartUploads : S3Operation
{
    private const int Most = 1000;

    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:ListBucketMultipartUploads");
        var form = ListingForm.Of(call);
        var prefix = call.Query["prefix"] ?? "";
        var delimiter = call.Query["delimiter"] ?? "";
        // Without a key the marker of an upload is ignored.
        var after = new UploadMarker(call.Query["key-marker"] ?? "", call.Query["upload-id-marker"] ?? "");
        var limit = ListLimit.Read(call, "max-uploads", Most, least: 1);
        var page = UploadPage.Of(bucket.Uploads.Values, prefix, delimiter, after, limit);
        return XmlAnswer.WriteAsync(call.Http, "ListMultipartUploadsResult", xml =>
        {
            xml.Element("Bucket", bucket.Name);
            xml.Element("KeyMarker", form.Key(after.Key));
            xml.Element("UploadIdMarker", after.UploadId);
            xml.Element("NextKeyMarker", form.Key(page.Last?.Key));
            xml.Element("NextUploadIdMarker", page.Last?.UploadId);
            xml.Element("Prefix", form.Key(prefix));
            xml.Element("Delimiter", delimiter.Length == 0 ? null : form.Key(delimiter));
            xml.Element("EncodingType", form.UrlEncoded ? "url" : null);
            xml.Element("MaxUploads", limit);
            xml.Element("IsTruncated", page.Last is not null);
            Write(xml, form, page.Uploads, bucket.OwnerAccountId);
            form.Write(xml, page.CommonPrefixes);
        });
    }

    private static void Write(XmlWriter xml, ListingForm form, IReadOnlyList<MultipartUpload> page, string ownerAccountId)
    {
        foreach (var upload in page)
        {
            xml.Element("Upload", () =>
            {
                xml.Element("Key", form.Key(upload.Key));
                xml.Element("UploadId", upload.UploadId);
                xml.Element("Initiator", () => xml.Element("ID", Uploads.InitiatorId(upload)));
                xml.Element("Owner", () => xml.Element("ID", CanonicalId.Of(ownerAccountId)));
                xml.Element("StorageClass", upload.Headers.StorageClass);
                xml.Element("Initiated", DateForms.Iso(upload.Initiated));
                xml.Element("ChecksumAlgorithm", upload.Checksums?.Algorithm.Name);
                xml.Element("ChecksumType", upload.Checksums?.Type);
            });
        }
    }
}
