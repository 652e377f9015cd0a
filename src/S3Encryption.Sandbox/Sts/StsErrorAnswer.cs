using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>Writes an error in the query protocol's form: <c>ErrorResponse/Error/Type,Code,Message</c>.</summary>
public static class StsErrorAnswer
{
    /// <summary>Writes status and body.</summary>
    public static Task WriteAsync(HttpContext context, AwsErrorException error, string requestId) => throw new System.NotImplementedException();
}
