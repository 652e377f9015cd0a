using System.Linq;
using System.Xml.Linq;

namespace S3Encryption.Sandbox.Jobs.Protocol;

/// <summary>The XML namespaces of S3 Control and of S3, which share elements and not namespaces.</summary>
internal static class ControlNames
{
    /// <summary>The namespace of S3 Control's documents.</summary>
    internal static readonly XNamespace Control = "http://awss3control.amazonaws.com/doc/2018-08-20/";

    /// <summary>The namespace of S3's documents.</summary>
    internal static readonly XNamespace S3 = Sandbox.Protocol.XmlAnswer.S3Namespace;

    /// <summary>The same element, and all in it, in another namespace; attributes are left out.</summary>
    internal static XElement In(this XElement element, XNamespace names) =>
        new(names + element.Name.LocalName, element.Nodes().Select(node => node is XElement child ? child.In(names) : node));
}
