using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3.Annotations;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectAnnotations.html, in one page.</summary>
internal sealed class ListObjectAnnotations : S3Operation
{
    internal override Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeVersion("s3:ListObjectAnnotations");
        var found = VersionLookup.Find(call, bucket);
        VersionLookup.WriteId(call, bucket, found);
        return XmlAnswer.WriteAsync(call.Http, "ListObjectAnnotationsResult", xml =>
        {
            xml.Element("AnnotationCount", found.Annotations.Count);
            xml.WriteStartElement("Annotations");
            foreach (var (name, size) in found.Annotations)
            {
                xml.WriteStartElement("AnnotationEntry");
                xml.Element("AnnotationName", name);
                xml.Element("Size", size);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }
}
