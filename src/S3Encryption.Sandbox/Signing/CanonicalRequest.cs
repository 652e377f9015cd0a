using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace S3Encryption.Sandbox.Signing;

/// <summary>Builds the canonical request: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html.</summary>
internal static class CanonicalRequest
{
    private const string Redacted = "[not shown]";

    internal static string Build(HttpRequest request, SignatureClaim claim, string payloadHash) =>
        Build(request, claim, payloadHash, forShow: false);

    /// <summary>
    /// The same for an error message: an SSE-C key or a session token must not come back in an answer that may be logged.
    /// </summary>
    internal static string ForShow(HttpRequest request, SignatureClaim claim, string payloadHash) =>
        Build(request, claim, payloadHash, forShow: true);

    private static string Build(HttpRequest request, SignatureClaim claim, string payloadHash, bool forShow)
    {
        var (path, query) = Target(request);
        var text = new StringBuilder(512).Append(request.Method).Append('\n');
        AppendPath(text, path, claim.Credential.Service);
        _ = text.Append('\n').Append(CanonicalQuery.Of(query, claim.IsPresigned, forShow)).Append('\n');
        foreach (var name in claim.SignedHeaders)
        {
            _ = text.Append(name).Append(':');
            _ = forShow && IsSecret(name) ? text.Append(Redacted) : AppendValue(text, request.Headers[name]);
            _ = text.Append('\n');
        }

        return text.Append('\n').AppendJoin(';', claim.SignedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    private static (string Path, string Query) Target(HttpRequest request)
    {
        var raw = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (raw.Length == 0 || raw[0] != '/')
        {
            return (request.Path.ToUriComponent(), request.QueryString.Value?.TrimStart('?') ?? "");
        }

        var mark = raw.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (raw, "") : (raw[..mark], raw[(mark + 1)..]);
    }

    private static void AppendPath(StringBuilder text, string path, string service)
    {
        if (service == RequestedService.S3)
        {
            UriText.AppendCanonical(text, path.Length == 0 ? "/" : path, keepSlash: true, plusIsSpace: false);
            return;
        }

        // Every service but S3 signs the encoded path encoded once more; the % of the first time is a character of the second.
        var once = new StringBuilder();
        UriText.AppendCanonical(once, path, keepSlash: true, plusIsSpace: false);
        _ = text.Append(once.Replace("%", "%25"));
    }

    private static StringBuilder AppendValue(StringBuilder text, IEnumerable<string?> values)
    {
        var first = true;
        foreach (var value in values)
        {
            _ = first ? text : text.Append(',');
            first = false;
            _ = text.AppendJoin(
                ' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => word.Trim('\t')));
        }

        return text;
    }

    internal static bool IsSecret(string header) =>
        header.Equals("x-amz-security-token", StringComparison.OrdinalIgnoreCase)
        || header.EndsWith("server-side-encryption-customer-key", StringComparison.OrdinalIgnoreCase);
}
