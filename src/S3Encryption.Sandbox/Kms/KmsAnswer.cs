using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Kms;

/// <summary>Writes an answer in the JSON 1.1 protocol.</summary>
internal static class KmsAnswer
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static async Task WriteAsync(HttpContext context, JsonObject? body)
    {
        context.Response.ContentType = "application/x-amz-json-1.1";
        var bytes = body is null ? [] : JsonSerializer.SerializeToUtf8Bytes<JsonNode>(body, Plain);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
