using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;

namespace S3Encryption.Sandbox.Identity;

/// <summary>A public key that tokens are verified with: https://www.rfc-editor.org/rfc/rfc7517. RSA or elliptic curve.</summary>
internal sealed record JsonWebKey(string? KeyId, RSAParameters? Rsa, ECParameters? Curve)
{
    /// <exception cref="FormatException">It is no set of such keys.</exception>
    internal static IReadOnlyList<JsonWebKey> ReadSet(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.GetProperty("keys").EnumerateArray().Select(Read).Select(Checked)];
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException or CryptographicException)
        {
            throw new FormatException("The keys of a web identity provider are no JSON Web Key Set: " + unreadable.Message, unreadable);
        }
    }

    /// <summary>
    /// By the algorithms that AWS takes: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html.
    /// </summary>
    internal bool Verifies(JsonWebToken token)
    {
        var hash = token.Algorithm[2..] switch
        {
            "256" => HashAlgorithmName.SHA256,
            "384" => HashAlgorithmName.SHA384,
            _ => HashAlgorithmName.SHA512,
        };
        if (token.Algorithm is "RS256" or "RS384" or "RS512" && Rsa is { } parameters)
        {
            using var rsa = RSA.Create(parameters);
            return rsa.VerifyData(token.Signed, token.Signature, hash, RSASignaturePadding.Pkcs1);
        }

        if (token.Algorithm is "ES256" or "ES384" or "ES512" && Curve is { } curve)
        {
            using var ecdsa = ECDsa.Create(curve);
            return ecdsa.KeySize == token.Algorithm switch { "ES256" => 256, "ES384" => 384, _ => 521 }
                && ecdsa.VerifyData(token.Signed, token.Signature, hash);
        }

        return false;
    }

    private static JsonWebKey Read(JsonElement key)
    {
        byte[] Bytes(string name) => Base64Url.DecodeFromChars(key.GetProperty(name).GetString());
        var id = key.TryGetProperty("kid", out var kid) ? kid.GetString() : null;
        return key.GetProperty("kty").GetString() switch
        {
            "RSA" => new(id, new RSAParameters { Modulus = Bytes("n"), Exponent = Bytes("e") }, null),
            "EC" => new(id, null, new ECParameters { Curve = CurveOf(key), Q = new() { X = Bytes("x"), Y = Bytes("y") } }),
            var other => throw new FormatException($"«{other}» is no type of key that tokens are signed with: RSA or EC."),
        };
    }

    /// <summary>Makes the key once, so that one which is none is refused where it is configured.</summary>
    private static JsonWebKey Checked(JsonWebKey key)
    {
        using AsymmetricAlgorithm made = key.Rsa is { } rsa ? RSA.Create(rsa) : ECDsa.Create(key.Curve!.Value);
        return key;
    }

    private static ECCurve CurveOf(JsonElement key) => key.GetProperty("crv").GetString() switch
    {
        "P-256" => ECCurve.NamedCurves.nistP256,
        "P-384" => ECCurve.NamedCurves.nistP384,
        "P-521" => ECCurve.NamedCurves.nistP521,
        var other => throw new FormatException($"«{other}» is no curve that tokens are signed with: P-256, P-384 or P-521."),
    };
}
