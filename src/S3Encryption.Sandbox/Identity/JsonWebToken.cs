using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace S3Encryption.Sandbox.Identity;

/// <summary>A token that an identity provider signed, taken apart and not verified: https://www.rfc-editor.org/rfc/rfc7519.</summary>
internal sealed record JsonWebToken(string Algorithm, string? KeyId, byte[] Signed, byte[] Signature)
{
    internal required string Issuer { get; init; }

    internal required string Subject { get; init; }

    internal required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>For whom it was issued, which counts as its audience where it is there.</summary>
    internal string? AuthorizedParty { get; init; }

    internal required DateTimeOffset Expires { get; init; }

    internal DateTimeOffset? NotBefore { get; init; }

    /// <summary>Null where the text is no token, or lacks a claim that every ID token has.</summary>
    internal static JsonWebToken? TryParse(string text)
    {
        try
        {
            if (text.Split('.') is not [var header, var payload, var signature])
            {
                return null;
            }

            using var head = JsonDocument.Parse(Base64Url.DecodeFromChars(header));
            using var body = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            var claims = body.RootElement;
            return Text(head.RootElement, "alg") is not { Length: 5 } algorithm || Text(claims, "iss") is not { } issuer
                || Text(claims, "sub") is not { } subject || Time(claims, "exp") is not { } expires || Time(claims, "iat") is null
                ? null
                : new JsonWebToken(
                    algorithm, Text(head.RootElement, "kid"), Encoding.ASCII.GetBytes(header + "." + payload),
                    Base64Url.DecodeFromChars(signature))
                {
                    Issuer = issuer,
                    Subject = subject,
                    Audiences = Texts(claims, "aud"),
                    AuthorizedParty = Text(claims, "azp"),
                    Expires = expires,
                    NotBefore = Time(claims, "nbf"),
                };
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement claims, string name) => !claims.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(static item => item.GetString() ?? "")]
        : [value.GetString() ?? ""];

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds)
            && seconds is >= 0 and < 253402300799
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;
}
