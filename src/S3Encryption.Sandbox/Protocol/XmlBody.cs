using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace S3Encryption.Sandbox.Protocol;

/// <summary>Reads a document that a client sent: no DTD, no external entity, no deep nesting.</summary>
internal static class XmlBody
{
    private const int DeepestElement = 16;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The root element; null where it is not well-formed or has another name.</summary>
    internal static XElement? TryParse(ReadOnlyMemory<byte> body, string rootName)
    {
        try
        {
            var bytes = body.ToArray();
            using (var scan = XmlReader.Create(new MemoryStream(bytes), Settings))
            {
                while (scan.Read())
                {
                    if (scan.Depth > DeepestElement)
                    {
                        return null;
                    }
                }
            }

            using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
            // A key may consist of white space.
            var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            return string.Equals(root.Name.LocalName, rootName, StringComparison.Ordinal) ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The first child of that local name; clients send documents with and without S3's namespace.</summary>
    internal static XElement? Child(this XElement element, string name) => element.Children(name).FirstOrDefault();

    /// <summary>The children of that local name.</summary>
    internal static IEnumerable<XElement> Children(this XElement element, string name) =>
        element.Elements().Where(child => string.Equals(child.Name.LocalName, name, StringComparison.Ordinal));

    /// <summary>The text of the first child of that name, or null.</summary>
    internal static string? Text(this XElement element, string name) => element.Child(name)?.Value;
}
