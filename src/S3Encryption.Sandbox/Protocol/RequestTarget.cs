using System;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace S3Encryption.Sandbox.Protocol;

/// <summary>
/// The request target exactly as the client sent it. HttpRequest.Path has dot segments resolved and escapes decoded, which would
/// turn the legal object keys <c>a/../b</c> and <c>100%25</c> into other keys.
/// </summary>
internal readonly record struct RequestTarget(string RawPath, string RawQuery)
{
    internal static RequestTarget Of(HttpContext context)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "/";
        if (!raw.StartsWith('/'))
        {
            raw = WithoutAuthority(raw);
        }

        var question = raw.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? new(raw, "") : new(raw[..question], raw[(question + 1)..]);
    }

    private static string WithoutAuthority(string absoluteForm)
    {
        var scheme = absoluteForm.IndexOf("://", StringComparison.Ordinal);
        var slash = scheme < 0 ? -1 : absoluteForm.IndexOf('/', scheme + 3);
        return slash < 0 ? "/" : absoluteForm[slash..];
    }
}
