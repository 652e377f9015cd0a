using System.Threading.Tasks;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>Writes an error in the query protocol's form: <c>ErrorResponse/Error/Type,Code,Message</c>.</summary>
public static class StsErrorAnswer
{
    /// <summary>Writes status and body.</summary>
    public static Task WriteAsync(HttpContext context, AwsErrorException error, string requestId) =>
        StsAnswer.WriteAsync(context, error.Status, new XElement(
            StsAnswer.Namespace + "ErrorResponse",
            new XElement(
                StsAnswer.Namespace + "Error",
                StsAnswer.Element("Type", error.Status < 500 ? "Sender" : "Receiver"),
                StsAnswer.Element("Code", error.Code),
                StsAnswer.Element("Message", error.Message)),
            StsAnswer.Element("RequestId", requestId)));
}
