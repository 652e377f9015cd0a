using System.Xml;
using System.Xml.Linq;

namespace S3Encryption.Sandbox.S3.Buckets.Configurations;

/// <summary>Writes a stored document in S3's namespace, whatever namespace it came in.</summary>
internal static class ConfigurationDocument
{
    internal static void WriteContent(XmlWriter xml, XElement element)
    {
        foreach (var attribute in element.Attributes())
        {
            if (!attribute.IsNamespaceDeclaration)
            {
                xml.WriteAttributeString("xsi", attribute.Name.LocalName, attribute.Name.NamespaceName, attribute.Value);
            }
        }

        if (!element.HasElements)
        {
            xml.WriteString(element.Value);
        }

        foreach (var child in element.Elements())
        {
            Write(xml, child);
        }
    }

    internal static void Write(XmlWriter xml, XElement element)
    {
        xml.WriteStartElement(element.Name.LocalName);
        WriteContent(xml, element);
        xml.WriteEndElement();
    }
}
