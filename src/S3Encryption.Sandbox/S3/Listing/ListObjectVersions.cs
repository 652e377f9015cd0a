using System.Threading.Tasks;
using System.Xml;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Listing;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html.</summary>
internal sealed class ListObjectVersions : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeBucket("s3:ListBucketVersions");
        var form = ListingForm.Of(call);
        var prefix = call.Query["prefix"] ?? "";
        var delimiter = call.Query["delimiter"] ?? "";
        var after = ReadMarker(call);
        var limit = ListLimit.Read(call, "max-keys", ListObjects.Most);
        var page = VersionPage.Of(bucket.Objects, prefix, delimiter, after, limit);
        return XmlAnswer.WriteAsync(call.Http, "ListVersionsResult", xml =>
        {
            xml.Element("Name", bucket.Name);
            xml.Element("Prefix", form.Key(prefix));
            xml.Element("KeyMarker", form.Key(after.Key));
            xml.Element("VersionIdMarker", after.VersionId ?? "");
            xml.Element("NextKeyMarker", form.Key(page.Last?.Key));
            xml.Element("NextVersionIdMarker", page.Last?.VersionId);
            xml.Element("MaxKeys", limit);
            xml.Element("Delimiter", delimiter.Length == 0 ? null : form.Key(delimiter));
            xml.Element("EncodingType", form.UrlEncoded ? "url" : null);
            xml.Element("IsTruncated", page.Last is not null);
            foreach (var listed in page.Versions)
            {
                xml.Element(
                    listed.Version is DeleteMarker ? "DeleteMarker" : "Version", () => Write(xml, form, listed, bucket.OwnerAccountId));
            }

            form.Write(xml, page.CommonPrefixes);
        });
    }

    private static VersionMarker ReadMarker(S3Call call)
    {
        var key = call.Query["key-marker"] ?? "";
        var versionId = call.Query["version-id-marker"] is { Length: > 0 } id ? id : null;
        return key.Length == 0 && versionId is not null
            ? throw S3Errors.InvalidArgument(
                "A version-id marker cannot be specified without a key marker.", "version-id-marker", versionId)
            : new(key, versionId);
    }

    private static void Write(XmlWriter xml, ListingForm form, ListedVersion listed, string ownerAccountId)
    {
        xml.Element("Key", form.Key(listed.Version.Key));
        xml.Element("VersionId", listed.Version.VersionId);
        xml.Element("IsLatest", listed.IsLatest);
        xml.Element("LastModified", DateForms.Iso(listed.Version.LastModified));
        if (listed.Version is StoredObject stored)
        {
            ListingForm.WriteContent(xml, stored);
        }

        xml.Element("Owner", () => xml.Element("ID", CanonicalId.Of(ownerAccountId)));
    }
}
