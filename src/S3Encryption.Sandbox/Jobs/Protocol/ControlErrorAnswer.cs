using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Protocol;

/// <summary>Writes an error in S3 Control's form, which unlike S3's is wrapped: <c>ErrorResponse/Error/Code,Message</c>.</summary>
internal static class ControlErrorAnswer
{
    internal static Task WriteAsync(HttpContext context, AwsErrorException error, RequestIds ids) =>
        XmlAnswer.WriteAsync(context, error.Status, "ErrorResponse", null, xml =>
        {
            xml.Element("Error", () =>
            {
                xml.Element("Code", error.Code);
                xml.Element("Message", error.Message);
                foreach (var (name, value) in error.Details)
                {
                    xml.Element(name, value);
                }
            });
            xml.Element("RequestId", ids.RequestId);
            xml.Element("HostId", ids.HostId);
        });
}
