using System;
using System.Collections.Generic;
using System.Globalization;

namespace S3Encryption.Sandbox.S3;

/// <summary>
/// The condition keys of a request, for policies. A key of a header or parameter is there only where that was sent.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html.
/// </summary>
internal static class ConditionKeys
{
    private static readonly string[] OfHeaders =
    [
        "x-amz-acl", "x-amz-content-sha256", "x-amz-copy-source", "x-amz-metadata-directive", "x-amz-object-ownership",
        "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id", "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-storage-class", "x-amz-website-redirect-location", "if-match", "if-none-match",
        "x-amz-grant-full-control", "x-amz-grant-read", "x-amz-grant-read-acp", "x-amz-grant-write", "x-amz-grant-write-acp",
    ];

    private static readonly string[] OfParameters = ["prefix", "delimiter", "max-keys", "versionid"];

    internal static Dictionary<string, IReadOnlyList<string>> Of(S3Call call, DateTimeOffset now)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:SecureTransport"] = [call.IsSecure ? "true" : "false"],
            ["aws:CurrentTime"] = [now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)],
            ["aws:EpochTime"] = [now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)],
            ["aws:RequestedRegion"] = [call.Service.Region],
        };
        if (call.Http.Connection.RemoteIpAddress is { } address)
        {
            keys["aws:SourceIp"] = [address.ToString()];
        }

        foreach (var name in OfHeaders)
        {
            if (call.Header(name) is { } value)
            {
                keys["s3:" + name] = [value];
            }
        }

        foreach (var name in OfParameters)
        {
            if (call.Query[name] is { } value)
            {
                keys["s3:" + name] = [value];
            }
        }

        Add(keys, "aws:UserAgent", call.Header("User-Agent"));
        Add(keys, "aws:Referer", call.Header("Referer"));
        Add(keys, "s3:authType", call.Signed.AuthType);
        if (call.Signed.AuthType is not null)
        {
            keys["s3:signatureversion"] = ["AWS4-HMAC-SHA256"];
            Add(keys, "s3:signatureAge", call.Signed.SignatureAge?.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture));
        }

        return keys;
    }

    private static void Add(Dictionary<string, IReadOnlyList<string>> keys, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            keys[name] = [value];
        }
    }
}
