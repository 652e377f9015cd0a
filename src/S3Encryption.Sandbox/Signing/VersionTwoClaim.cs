using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Signing;

/// <summary>
/// What a request says of its Signature Version 2. <see cref="TimeText"/> is, as it was signed, the date of a request with a header, the
/// end of a presigned one in seconds since 1970. https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html.
/// </summary>
internal sealed record VersionTwoClaim(string AccessKeyId, string Signature, string TimeText, bool IsPresigned)
{
    private const string Scheme = "AWS ";
    private const string SessionToken = "x-amz-security-token";

    /// <summary>The query parameters that are part of what is signed.</summary>
    private static readonly HashSet<string> Signed = new(StringComparer.Ordinal)
    {
        "accelerate", "acl", "analytics", "cors", "defaultObjectAcl", "delete", "encryption", "inventory", "legal-hold", "lifecycle",
        "location", "logging", "metrics", "notification", "object-lock", "ownershipControls", "partNumber", "policy", "policyStatus",
        "publicAccessBlock", "replication", "requestPayment", "response-cache-control", "response-content-disposition",
        "response-content-encoding", "response-content-language", "response-content-type", "response-expires", "restore", "retention",
        "select", "select-type", "storageClass", "tagging", "torrent", "uploadId", "uploads", "versionId", "versioning", "versions",
        "website",
    };

    /// <summary>Null where the request has no such signature.</summary>
    internal static VersionTwoClaim? Read(HttpRequest request)
    {
        if (request.Query.ContainsKey("AWSAccessKeyId") && request.Query.ContainsKey("Signature"))
        {
            return new(Parameter(request, "AWSAccessKeyId"), Parameter(request, "Signature"), Parameter(request, "Expires"), true);
        }

        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return null;
        }

        var colon = header.LastIndexOf(':');
        var date = request.Headers["x-amz-date"].ToString() is { Length: > 0 } own ? own : request.Headers.Date.ToString();
        return colon < Scheme.Length
            ? throw S3.S3Errors.InvalidArgument(
                "AWS authorization header is invalid.  Expected AwsAccessKeyId:signature", "Authorization", "")
            : new(header[Scheme.Length..colon], header[(colon + 1)..], date, false);
    }

    /// <summary>The session token in the header, or in the query of a presigned request; null where there is none.</summary>
    internal static string? TokenOf(HttpRequest request) =>
        request.Headers.TryGetValue(SessionToken, out var header) ? header.ToString()
        : request.Query.TryGetValue(SessionToken, out var parameter) ? parameter.ToString()
        : null;

    /// <summary>
    /// What is signed. <paramref name="forShow"/>: without the SSE-C key and the session token, for an answer that may be logged.
    /// </summary>
    internal string StringToSign(HttpRequest request, string? bucketInHost, bool forShow = false)
    {
        var text = new StringBuilder(request.Method).Append('\n')
            .Append(Header(request, "content-md5")).Append('\n')
            .Append(Header(request, "content-type")).Append('\n')
            .Append(!IsPresigned && request.Headers.ContainsKey("x-amz-date") ? "" : TimeText).Append('\n');
        foreach (var (name, value) in AmazonHeaders(request))
        {
            _ = text.Append(name).Append(':').Append(forShow && CanonicalRequest.IsSecret(name) ? "[not shown]" : value).Append('\n');
        }

        var path = RequestTarget.Of(request.HttpContext).RawPath;
        _ = text.Append(bucketInHost is null ? "" : "/" + bucketInHost).Append(path);
        // A bucket is signed with a slash after it, whether the path has one or not.
        _ = text.Append(bucketInHost is null && path.LastIndexOf('/') == 0 && path.Length > 1 ? "/" : "");
        return text.Append(Subresources(request)).ToString();
    }

    private static string Parameter(HttpRequest request, string name) => request.Query[name].ToString();

    private static string Header(HttpRequest request, string name) =>
        request.Headers.TryGetValue(name, out var value) ? value.ToString() : Parameter(request, name);

    /// <summary>In a presigned request the parameters of that kind stand for headers.</summary>
    private IEnumerable<KeyValuePair<string, string>> AmazonHeaders(HttpRequest request) =>
        request.Headers.Concat(IsPresigned ? request.Query : [])
            .Where(one => one.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
            .Select(one => KeyValuePair.Create(one.Key.ToLowerInvariant(), string.Join(',', one.Value.Select(value => value?.Trim()))))
            .DistinctBy(one => one.Key)
            .OrderBy(one => one.Key, StringComparer.Ordinal);

    private static string Subresources(HttpRequest request)
    {
        var chosen = request.Query
            .Where(one => Signed.Contains(one.Key))
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => one.Value.ToString() is { Length: > 0 } value ? one.Key + "=" + value : one.Key);
        var joined = string.Join('&', chosen);
        return joined.Length == 0 ? "" : "?" + joined;
    }

    /// <summary>When a presigned request ends, or when another was signed; null where that is no time.</summary>
    internal DateTimeOffset? Time() =>
        !IsPresigned ? SigningTime.ParseDate(TimeText)
        : long.TryParse(TimeText, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
