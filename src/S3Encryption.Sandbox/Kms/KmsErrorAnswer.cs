using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Kms;

/// <summary>Writes an error in the JSON 1.1 form: <c>{"__type":"NotFoundException","message":"…"}</c>.</summary>
public static class KmsErrorAnswer
{
    /// <summary>Writes status, x-amzn-ErrorType and body. The request id header is the pipeline's.</summary>
    public static Task WriteAsync(HttpContext context, AwsErrorException error) => throw new System.NotImplementedException();
}
