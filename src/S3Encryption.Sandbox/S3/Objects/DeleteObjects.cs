using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;
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
        if (objects.Count is 0 or > Most || objects.Exists(one => string.IsNullOrEmpty(one.Text("Key"))))
        {
            throw S3Errors.MalformedXml();
        }

        var outcomes = objects.ConvertAll(one => (Key: one.Text("Key")!, Error: Delete(call, bucket, one)));
        var quiet = root.Text("Quiet") is "true";
        await XmlAnswer.WriteAsync(call.Http, "DeleteResult", xml => Write(xml, outcomes, quiet));
    }

    /// <summary>Deletes one; what S3 reports of it, or null when it is gone.</summary>
    private static AwsErrorException? Delete(S3Call call, Bucket bucket, XElement one)
    {
        try
        {
            var key = one.Text("Key")!;
            call.Demand("s3:DeleteObject", bucket, bucket.Arn + "/" + key);
            if (one.Text("VersionId") is { } version and not ("null" or ""))
            {
                throw new AwsErrorException(404, "NoSuchVersion", "The specified version does not exist: " + version);
            }

            var etag = one.Text("ETag");
            bucket.Objects.Remove(key, current =>
            {
                if (etag is not null && (current is null || !ETags.Matches(etag, current.ETag)))
                {
                    throw S3Errors.PreconditionFailed("If-Match");
                }
            });
            return null;
        }
        catch (AwsErrorException refusal)
        {
            return refusal;
        }
    }

    private static void Write(XmlWriter xml, List<(string Key, AwsErrorException? Error)> outcomes, bool quiet)
    {
        foreach (var (key, error) in outcomes)
        {
            if (error is not null)
            {
                xml.Element("Error", () =>
                {
                    xml.Element("Key", key);
                    xml.Element("Code", error.Code);
                    xml.Element("Message", error.Message);
                });
            }
            else if (!quiet)
            {
                xml.Element("Deleted", () => xml.Element("Key", key));
            }
        }
    }
}
