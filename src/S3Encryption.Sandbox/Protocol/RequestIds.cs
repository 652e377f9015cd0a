using System;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Protocol;

/// <summary>The two ids that AWS puts on every answer.</summary>
internal sealed record RequestIds(string RequestId, string HostId)
{
    internal static RequestIds Next()
    {
        Span<byte> random = stackalloc byte[8 + 48];
        RandomNumberGenerator.Fill(random);
        return new(Convert.ToHexString(random[..8]), Convert.ToBase64String(random[8..]));
    }

    /// <summary>How every answer names this server: the module sends it what it sends to no server but AWS's own.</summary>
    internal const string ServerName = "S3Encryption-Sandbox";

    /// <summary>Sets them under the names of S3 and of the JSON and query services, since the service may not be known yet.</summary>
    internal void WriteTo(IHeaderDictionary headers)
    {
        headers.Server = ServerName;
        headers["x-amz-request-id"] = RequestId;
        headers["x-amz-id-2"] = HostId;
        headers["x-amzn-RequestId"] = RequestId;
    }
}
