using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using System.Xml;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Listing;
using S3Encryption.Sandbox.S3.Versions;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html.</summary>
internal sealed class GetObjectAttributes : S3Operation
{
    private const string Header = "x-amz-object-attributes";
    private static readonly string[] Names = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];

    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeVersion("s3:GetObject");
        call.Demand(S3Call.ActionFor(call.VersionId, "s3:GetObjectAttributes"), bucket, bucket.Arn + "/" + call.Key);
        var wanted = ReadNames(call);
        var limit = ListLimit.ReadHeader(call, "x-amz-max-parts", 1000);
        var marker = ListLimit.ReadHeader(call, "x-amz-part-number-marker", 0, int.MaxValue);
        var key = ObjectReading.ReadKey(call);
        var found = VersionLookup.Find(call, bucket);
        call.Service.Encryption.DemandRead(call.Signed, found.Encryption, key);
        call.Response.Headers.LastModified = DateForms.Http(found.LastModified);
        VersionLookup.WriteId(call, bucket, found);
        return XmlAnswer.WriteAsync(call.Http, "GetObjectAttributesResponse", xml =>
        {
            if (wanted.Contains("ETag"))
            {
                xml.Element("ETag", found.ETag);
            }

            if (wanted.Contains("Checksum") && found.Checksum is { } checksum)
            {
                xml.Element("Checksum", () =>
                {
                    xml.Element(checksum.Algorithm.Element, checksum.Value);
                    xml.Element("ChecksumType", checksum.Type);
                });
            }

            if (wanted.Contains("ObjectParts") && found.Parts.Count > 0)
            {
                xml.Element("ObjectParts", () => Write(xml, found.Parts, marker, limit));
            }

            if (wanted.Contains("StorageClass"))
            {
                xml.Element("StorageClass", found.Headers.StorageClass);
            }

            if (wanted.Contains("ObjectSize"))
            {
                xml.Element("ObjectSize", found.Size);
            }
        });
    }

    private static HashSet<string> ReadNames(S3Call call)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var names = (call.Header(Header) ?? "").Split(',', Trimmed);
        if (names.Length == 0)
        {
            throw S3Errors.InvalidRequest(
                "The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or empty");
        }

        return names.FirstOrDefault(name => !Names.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? throw S3Errors.InvalidArgument("Invalid attribute name specified.", Header, unknown)
            : [.. names];
    }

    /// <summary>The parts themselves are told only where they were uploaded with checksums.</summary>
    private static void Write(XmlWriter xml, IReadOnlyList<ObjectPart> parts, int marker, int limit)
    {
        xml.Element("PartsCount", parts.Count);
        if (parts[0].Checksum is null)
        {
            return;
        }

        var rest = parts.Where(part => part.Number > marker).ToList();
        var page = rest.Take(limit).ToList();
        xml.Element("PartNumberMarker", marker);
        xml.Element("NextPartNumberMarker", page.Count == 0 ? 0 : page[^1].Number);
        xml.Element("MaxParts", limit);
        xml.Element("IsTruncated", page.Count < rest.Count);
        foreach (var part in page)
        {
            xml.Element("Part", () =>
            {
                xml.Element("PartNumber", part.Number);
                xml.Element("Size", part.Size);
                xml.Element(part.Checksum!.Algorithm.Element, part.Checksum.Value);
            });
        }
    }
}
