using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Versions;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html.</summary>
internal sealed class DeleteObjects : S3Operation
{
    private const int Most = 1000;

    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.FindBucket();
        var root = await RequestDocument.ReadXmlAsync(call, "Delete");
        var objects = root.Children("Object").ToList();
        if (objects.Count is 0 or > Most || objects.Exists(one => string.IsNullOrEmpty(one.Text("Key")) || IsForDirectoryBuckets(one)))
        {
            throw S3Errors.MalformedXml();
        }

        var outcomes = objects.ConvertAll(one => Delete(call, bucket, one));
        var quiet = root.Text("Quiet") is "true";
        await XmlAnswer.WriteAsync(call.Http, "DeleteResult", xml => Write(xml, outcomes, quiet));
    }

    private sealed record Outcome(string Key, string? VersionId, Deletion? Deletion, AwsErrorException? Error);

    /// <summary>Conditions on size and time, which a general purpose bucket does not hold a deletion to.</summary>
    private static bool IsForDirectoryBuckets(XElement one) => one.Child("Size") is not null || one.Child("LastModifiedTime") is not null;

    private static Outcome Delete(S3Call call, Bucket bucket, XElement one)
    {
        var key = one.Text("Key")!;
        var versionId = one.Text("VersionId") is { Length: > 0 } text ? text : null;
        try
        {
            var version = versionId is null ? null : VersionLookup.Checked(versionId);
            return new(key, versionId, Deletion.Run(call, bucket, key, version, one.Text("ETag")), null);
        }
        catch (AwsErrorException refusal)
        {
            return new(key, versionId, null, refusal);
        }
    }

    private static void Write(XmlWriter xml, List<Outcome> outcomes, bool quiet)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome.Error is { } error)
            {
                xml.Element("Error", () =>
                {
                    xml.Element("Key", outcome.Key);
                    xml.Element("VersionId", outcome.VersionId);
                    xml.Element("Code", error.Code);
                    xml.Element("Message", error.Message);
                });
            }
            else if (!quiet)
            {
                xml.Element("Deleted", () => Write(xml, outcome, outcome.Deletion!));
            }
        }
    }

    private static void Write(XmlWriter xml, Outcome outcome, Deletion deletion)
    {
        xml.Element("Key", outcome.Key);
        xml.Element("VersionId", outcome.VersionId);
        if (deletion.IsMarker)
        {
            xml.Element("DeleteMarker", true);
            xml.Element("DeleteMarkerVersionId", deletion.VersionId);
        }
    }
}
