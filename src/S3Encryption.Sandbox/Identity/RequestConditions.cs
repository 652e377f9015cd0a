using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Identity;

/// <summary>The aws:* condition keys that every request has, whatever the service.</summary>
internal static class RequestConditions
{
    private static readonly Dictionary<string, Read> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:SecureTransport"] = (context, _, _) => context.Request.IsHttps ? "true" : "false",
        ["aws:CurrentTime"] = (_, now, _) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["aws:EpochTime"] = (_, now, _) => now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["aws:RequestedRegion"] = (_, _, region) => region,
        ["aws:ViaAWSService"] = (_, _, _) => "false",
        ["aws:SourceIp"] = (context, _, _) => context.Connection.RemoteIpAddress?.ToString(),
        ["aws:UserAgent"] = (context, _, _) => context.Request.Headers.UserAgent.ToString(),
        ["aws:Referer"] = (context, _, _) => context.Request.Headers.Referer.ToString(),
    };

    private delegate string? Read(HttpContext context, DateTimeOffset now, string region);

    /// <summary>The value of one key; null where the request does not have it.</summary>
    internal static string? Find(HttpContext context, DateTimeOffset now, string region, string key) =>
        Keys.TryGetValue(key, out var read) && read(context, now, region) is { Length: > 0 } value ? value : null;

    internal static Dictionary<string, IReadOnlyList<string>> Of(HttpContext context, DateTimeOffset now, string region)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Keys.Keys)
        {
            if (Find(context, now, region, name) is { } value)
            {
                keys[name] = [value];
            }
        }

        return keys;
    }
}
