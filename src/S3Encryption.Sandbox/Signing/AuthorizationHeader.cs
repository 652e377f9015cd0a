using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Signing;

/// <summary>Reads <c>Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
internal static class AuthorizationHeader
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";

    internal static SignatureClaim Read(HttpRequest request, SigningErrors errors)
    {
        var header = request.Headers.Authorization.ToString().Trim();
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        var scheme = space < 0 ? header : header[..space];
        if (scheme != Algorithm)
        {
            throw errors.UnsupportedAuthorization(scheme);
        }

        var parts = Parts(header[(space + 1)..], errors);
        var credential = Part(parts, "Credential", errors);
        var signed = Part(parts, "SignedHeaders", errors).Split(';', StringSplitOptions.RemoveEmptyEntries);
        var signature = Part(parts, "Signature", errors);
        var scope = CredentialScope.Parse(credential) ?? throw errors.MalformedAuthorization(
            "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        var time = SigningTime.Of(request) ?? throw errors.MissingDate();
        var token = request.Headers["X-Amz-Security-Token"].ToString();
        return new SignatureClaim(scope, signed, signature, time, SigningTime.Text(time), token.Length == 0 ? null : token, null);
    }

    private static Dictionary<string, string> Parts(string text, SigningErrors errors)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw errors.MalformedAuthorization($"the authorization component \"{part}\" is malformed.");
            }

            parts[part[..equals]] = part[(equals + 1)..];
        }

        return parts;
    }

    private static string Part(Dictionary<string, string> parts, string name, SigningErrors errors) =>
        parts.TryGetValue(name, out var value) && value.Length > 0 ? value : throw errors.IncompleteAuthorization(name);
}
