using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Identity;

namespace S3Encryption.Sandbox.Sts;

/// <summary>Writes answers of the query protocol.</summary>
internal static class StsAnswer
{
    internal static readonly XNamespace Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    internal static XElement Of(string action, object[] result, string requestId) => new(
        Namespace + (action + "Response"),
        new XElement(Namespace + (action + "Result"), result),
        new XElement(Namespace + "ResponseMetadata", Element("RequestId", requestId)));

    /// <summary>An element of text; what XML cannot carry, which only a client can have put there, is left out.</summary>
    internal static XElement Element(string name, string text) =>
        new(Namespace + name, string.Concat(text.Where(XmlConvert.IsXmlChar)));

    internal static XElement Credentials(Principal session) => new(
        Namespace + "Credentials",
        Element("AccessKeyId", session.AccessKeyId),
        Element("SecretAccessKey", session.SecretAccessKey),
        Element("SessionToken", session.SessionToken!),
        Element("Expiration", session.Expires!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));

    internal static XElement AssumedRoleUser(Principal session) => new(
        Namespace + "AssumedRoleUser", Element("AssumedRoleId", session.UserId), Element("Arn", session.Arn));

    internal static Task WriteAsync(HttpContext context, int status, XElement root)
    {
        var bytes = Encoding.UTF8.GetBytes(root.ToString());
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml";
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
