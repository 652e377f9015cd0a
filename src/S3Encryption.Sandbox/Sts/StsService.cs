using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Identity;

namespace S3Encryption.Sandbox.Sts;

/// <summary>STS over its query protocol.</summary>
public sealed class StsService(PrincipalDirectory principals, TimeProvider clock)
{
    /// <summary>Answers one request; errors are thrown, for <see cref="StsErrorAnswer"/> to write.</summary>
    public Task HandleAsync(HttpContext context, Principal? caller, ReadOnlyMemory<byte> body, string requestId) =>
        throw new NotImplementedException(principals.ToString() + clock);
}
