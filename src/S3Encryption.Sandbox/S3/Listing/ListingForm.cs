using System.Collections.Generic;
using System.Xml;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.S3.Objects;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Listing;

/// <summary>How a listing writes keys and objects: as they are, or percent-encoded where the client asked for it.</summary>
internal sealed record ListingForm(bool UrlEncoded)
{
    internal static ListingForm Of(S3Call call) => call.Query["encoding-type"] switch
    {
        null or "" => new(false),
        "url" => new(true),
        { } other => throw S3Errors.InvalidArgument("Invalid Encoding Method specified in Request", "encoding-type", other),
    };

    internal string? Key(string? key) => key is not null && UrlEncoded ? PercentCoding.EncodeListed(key) : key;

    internal void Write(XmlWriter xml, ObjectPage page, string? ownerAccountId)
    {
        foreach (var found in page.Objects)
        {
            xml.Element("Contents", () => Write(xml, found, ownerAccountId));
        }

        Write(xml, page.CommonPrefixes);
    }

    internal void Write(XmlWriter xml, IEnumerable<string> commonPrefixes)
    {
        foreach (var prefix in commonPrefixes)
        {
            xml.Element("CommonPrefixes", () => xml.Element("Prefix", Key(prefix)));
        }
    }

    /// <summary>What a listing says of an object's bytes.</summary>
    internal static void WriteContent(XmlWriter xml, StoredObject found)
    {
        xml.Element("ETag", ETags.Quoted(found.ETag));
        xml.Element("ChecksumAlgorithm", found.Checksum?.Algorithm.Name);
        xml.Element("ChecksumType", found.Checksum?.Type);
        xml.Element("Size", found.Size);
        xml.Element("StorageClass", found.Headers.StorageClass);
    }

    private void Write(XmlWriter xml, StoredObject found, string? ownerAccountId)
    {
        xml.Element("Key", Key(found.Key));
        xml.Element("LastModified", DateForms.Iso(found.LastModified));
        WriteContent(xml, found);
        if (ownerAccountId is not null)
        {
            xml.Element("Owner", () => xml.Element("ID", CanonicalId.Of(ownerAccountId)));
        }
    }
}
