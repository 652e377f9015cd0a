using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Protocol;

/// <summary>Writes an XML document as an answer, with its length.</summary>
internal static class XmlAnswer
{
    /// <summary>The namespace of S3's documents.</summary>
    internal const string S3Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(false),
        // Keys may hold characters that XML 1.0 does not know; S3 lists them as character references all the same.
        CheckCharacters = false,
    };

    internal static Task WriteAsync(HttpContext context, string root, Action<XmlWriter> content) =>
        WriteAsync(context, StatusCodes.Status200OK, root, S3Namespace, content);

    internal static async Task WriteAsync(HttpContext context, int status, string root, string? xmlNamespace, Action<XmlWriter> content)
    {
        using var document = new MemoryStream();
        using (var xml = XmlWriter.Create(document, Settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement(root, xmlNamespace);
            content(xml);
            xml.WriteEndElement();
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        context.Response.ContentLength = document.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(document.GetBuffer().AsMemory(0, (int)document.Length), context.RequestAborted);
        }
    }

    /// <summary>Writes an element with text; nothing where the text is null.</summary>
    internal static void Element(this XmlWriter xml, string name, string? text)
    {
        if (text is null)
        {
            return;
        }

        xml.WriteStartElement(name);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    /// <summary>Writes an element with a boolean.</summary>
    internal static void Element(this XmlWriter xml, string name, bool value) => xml.Element(name, value ? "true" : "false");

    /// <summary>Writes an element with a number.</summary>
    internal static void Element(this XmlWriter xml, string name, long value) =>
        xml.Element(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Writes an element with elements in it.</summary>
    internal static void Element(this XmlWriter xml, string name, Action content)
    {
        xml.WriteStartElement(name);
        content();
        xml.WriteEndElement();
    }
}
