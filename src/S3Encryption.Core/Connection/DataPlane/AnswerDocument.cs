using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.S3;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>The XML document of an answer. Names are matched without their namespace, which servers other than AWS may leave out.</summary>
internal sealed class AnswerDocument(XElement root)
{
    /// <exception cref="AmazonS3Exception">
    /// The document is an error: S3 begins some answers with 200 before it knows (API_CompleteMultipartUpload). It counts as a 500.
    /// </exception>
    /// <exception cref="IOException">The document is cut off or is none.</exception>
    public static async Task<AnswerDocument> ReadAsync(HttpResponseMessage answer, StallWatch watch)
    {
        using var content = await answer.ReadAsync(long.MaxValue, watch).ConfigureAwait(false);
        try
        {
            var document = Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
            using var reader = XmlReader.Create(
                new StringReader(document), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = new AnswerDocument(XElement.Load(reader));
            return root.Name != "Error" ? root : throw new AmazonS3Exception(
                root.Text("Message"), ErrorType.Unknown, root.Text("Code"), root.Text("RequestId"), HttpStatusCode.InternalServerError);
        }
        catch (XmlException e)
        {
            throw new IOException($"the answer is no document: {e.Message}", e);
        }
    }

    public string Name => root.Name.LocalName;

    /// <summary>The name of the first child; null where there is none.</summary>
    public string? FirstName => First(null)?.Name.LocalName;

    /// <summary>The text of a child; null where there is none.</summary>
    public string? Text(string name) => First(name)?.Value;

    /// <exception cref="IOException">There is none.</exception>
    public string Required(string name) => Text(name) ?? throw new IOException($"the answer lacks {name}");

    /// <summary>A child; null where there is none.</summary>
    public AnswerDocument? Child(string name) => First(name) is XElement child ? new AnswerDocument(child) : null;

    public IEnumerable<AnswerDocument> All(string name) =>
        root.Elements().Where(e => e.Name.LocalName == name).Select(e => new AnswerDocument(e));

    // Not by LINQ: this is asked seven times of each object of a listing.
    private XElement? First(string? name)
    {
        for (var node = root.FirstNode; node is not null; node = node.NextNode)
            if (node is XElement child && (name is null || child.Name.LocalName == name)) return child;
        return null;
    }
}
