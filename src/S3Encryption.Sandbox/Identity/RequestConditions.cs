using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Identity;

/// <summary>The aws:* condition keys that every request has, whatever the service.</summary>
internal static class RequestConditions
{
    internal static Dictionary<string, IReadOnlyList<string>> Of(HttpContext context, DateTimeOffset now, string region)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:SecureTransport"] = [context.Request.IsHttps ? "true" : "false"],
            ["aws:CurrentTime"] = [now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)],
            ["aws:EpochTime"] = [now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)],
            ["aws:RequestedRegion"] = [region],
            ["aws:ViaAWSService"] = ["false"],
        };
        if (context.Connection.RemoteIpAddress is { } address)
        {
            keys["aws:SourceIp"] = [address.ToString()];
        }

        Add(keys, "aws:UserAgent", context.Request.Headers.UserAgent.ToString());
        Add(keys, "aws:Referer", context.Request.Headers.Referer.ToString());
        return keys;
    }

    private static void Add(Dictionary<string, IReadOnlyList<string>> keys, string name, string value)
    {
        if (value.Length > 0)
        {
            keys[name] = [value];
        }
    }
}
