using System;
using System.Collections.Generic;
using System.Linq;
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
        var keyMarker = call.Query["key-marker"] ?? "";
        var idMarker = call.Query["upload-id-marker"] ?? "";
        var limit = ListLimit.Read(call, "max-uploads", Most);
        var all = bucket.Uploads.Values
            .Where(upload => upload.Key.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(upload => upload.Key, KeyOrder.Instance)
            .ThenBy(upload => upload.UploadId, StringComparer.Ordinal)
            .Where(upload => IsAfter(upload, keyMarker, idMarker))
            .ToList();
        var rolled = all
            .Select(upload => CommonPrefix.Of(upload.Key, prefix, delimiter)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var plain = all.Where(upload => CommonPrefix.Of(upload.Key, prefix, delimiter) is null).ToList();
        var page = plain.Take(limit).ToList();
        return XmlAnswer.WriteAsync(call.Http, "ListMultipartUploadsResult", xml =>
        {
            xml.Element("Bucket", bucket.Name);
            xml.Element("KeyMarker", form.Key(keyMarker));
            xml.Element("UploadIdMarker", idMarker);
            xml.Element("NextKeyMarker", page.Count < plain.Count ? form.Key(page.LastOrDefault()?.Key) : null);
            xml.Element("NextUploadIdMarker", page.Count < plain.Count ? page.LastOrDefault()?.UploadId : null);
            xml.Element("Prefix", form.Key(prefix));
            xml.Element("Delimiter", delimiter.Length == 0 ? null : form.Key(delimiter));
            xml.Element("EncodingType", form.UrlEncoded ? "url" : null);
            xml.Element("MaxUploads", limit);
            xml.Element("IsTruncated", page.Count < plain.Count);
            Write(xml, form, page, bucket.OwnerAccountId);
            form.Write(xml, rolled);
        });
    }

    private static bool IsAfter(MultipartUpload upload, string keyMarker, string idMarker)
    {
        if (keyMarker.Length == 0)
        {
            return true;
        }

        var order = KeyOrder.Instance.Compare(upload.Key, keyMarker);
        return order > 0 || (order == 0 && idMarker.Length > 0 && string.CompareOrdinal(upload.UploadId, idMarker) > 0);
    }

    private static void Write(XmlWriter xml, ListingForm form, List<MultipartUpload> page, string ownerAccountId)
    {
        foreach (var upload in page)
        {
            xml.Element("Upload", () =>
            {
                xml.Element("Key", form.Key(upload.Key));
                xml.Element("UploadId", upload.UploadId);
                xml.Element("Initiator", () => xml.Element("ID", upload.InitiatorArn));
                xml.Element("Owner", () => xml.Element("ID", CanonicalId.Of(ownerAccountId)));
                xml.Element("StorageClass", upload.Headers.StorageClass);
                xml.Element("Initiated", DateForms.Iso(upload.Initiated));
                xml.Element("ChecksumAlgorithm", upload.Checksums?.Algorithm.Name);
                xml.Element("ChecksumType", upload.Checksums?.Type);
            });
        }
    }
}
