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

    /// <summary>Sets them under the names of S3 and of the JSON and query services, since the service may not be known yet.</summary>
    internal void WriteTo(IHeaderDictionary headers)
    {
        headers["x-amz-request-id"] = RequestId;
        headers["x-amz-id-2"] = HostId;
        headers["x-amzn-RequestId"] = RequestId;
    }
}
