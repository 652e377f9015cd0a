using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3;

/// <summary>Writes an error in S3's form; a HEAD gets the bare status.</summary>
internal static class S3ErrorAnswer
{
    internal static Task WriteAsync(HttpContext context, AwsErrorException error, RequestIds ids)
    {
        if (error.Details.TryGetValue("Region", out var region))
        {
            context.Response.Headers["x-amz-bucket-region"] = region;
        }

        foreach (var (name, value) in error.Headers)
        {
            context.Response.Headers[name] = value;
        }

        return XmlAnswer.WriteAsync(context, error.Status, "Error", null, xml =>
        {
            xml.Element("Code", error.Code);
            xml.Element("Message", error.Message);
            foreach (var (name, value) in error.Details)
            {
                xml.Element(name, value);
            }

            xml.Element("RequestId", ids.RequestId);
            xml.Element("HostId", ids.HostId);
        });
    }
}
