using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Kms;

/// <summary>Writes an error in the JSON 1.1 form: <c>{"__type":"NotFoundException","message":"…"}</c>.</summary>
public static class KmsErrorAnswer
{
    /// <summary>Writes status, x-amzn-ErrorType and body. The request id header is the pipeline's.</summary>
    public static Task WriteAsync(HttpContext context, AwsErrorException error)
    {
        var body = new JsonObject { ["__type"] = error.Code };
        if (error.Message.Length > 0)
        {
            // Refusals of the front end write the name in upper case, those of KMS itself in lower.
            body[error.Code == "AccessDeniedException" ? "Message" : "message"] = error.Message;
        }

        foreach (var (name, value) in error.Details)
        {
            body[name] = value;
        }

        context.Response.StatusCode = error.Status;
        context.Response.Headers["x-amzn-ErrorType"] = error.Code;
        return KmsAnswer.WriteAsync(context, body);
    }
}
