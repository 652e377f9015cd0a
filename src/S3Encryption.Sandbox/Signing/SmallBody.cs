using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Signing;

/// <summary>Reads a KMS or STS request body whole; the limit keeps a client from filling the memory.</summary>
internal static class SmallBody
{
    private const int Limit = 1 << 20;

    internal static async Task<MemoryStream> ReadAsync(HttpRequest request, string service)
    {
        var body = new MemoryStream();
        var buffer = new byte[8192];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, count);
            if (body.Length > Limit)
            {
                throw new AwsErrorException(
                    413,
                    service == RequestedService.Kms ? "RequestEntityTooLargeException" : "RequestEntityTooLarge",
                    $"Request size exceeded {Limit} bytes");
            }
        }

        body.Position = 0;
        return body;
    }
}
