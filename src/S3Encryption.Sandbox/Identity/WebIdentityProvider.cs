using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace S3Encryption.Sandbox.Identity;

/// <summary>
/// An OpenID Connect provider that the account trusts: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html.
/// Without keys of the real one it gets a key pair, whose private half is there for tests to sign tokens with.
/// </summary>
public sealed class WebIdentityProvider
{
    private const string Https = "https://";
    private readonly IReadOnlyList<JsonWebKey> _keys;

    /// <summary>Takes the issuer as tokens name it, the audiences it may issue for, and its keys (a JSON Web Key Set) or none.</summary>
    /// <exception cref="FormatException">The issuer is no https URL, there is no audience, or the keys are unreadable.</exception>
    public WebIdentityProvider(string accountId, string issuer, IReadOnlyList<string> audiences, string? keySet = null)
    {
        if (!issuer.StartsWith(Https, StringComparison.Ordinal) || issuer.Length == Https.Length || audiences.Count == 0)
        {
            throw new FormatException($"A web identity provider needs an https URL as its issuer, and an audience: «{issuer}».");
        }

        (AccountId, Issuer, Audiences) = (accountId, issuer, audiences);
        if (keySet is not null)
        {
            _keys = JsonWebKey.ReadSet(keySet);
            return;
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        SigningKeyPem = key.ExportPkcs8PrivateKeyPem();
        _keys = [new JsonWebKey(null, null, key.ExportParameters(false))];
    }

    /// <summary>The account that trusts it.</summary>
    public string AccountId { get; }

    /// <summary>The iss of its tokens.</summary>
    public string Issuer { get; }

    /// <summary>What the aud of its tokens may be.</summary>
    public IReadOnlyList<string> Audiences { get; }

    /// <summary>The private key for ES256, in PKCS #8; null where the provider came with keys of its own.</summary>
    public string? SigningKeyPem { get; }

    /// <summary>Its name in condition keys: the issuer without <c>https://</c>.</summary>
    public string Name => Issuer[Https.Length..];

    /// <summary>What trust policies name as Federated.</summary>
    public string Arn => $"arn:aws:iam::{AccountId}:oidc-provider/{Name}";

    /// <summary>A token for a subject, as the provider would issue it.</summary>
    /// <exception cref="InvalidOperationException">The provider came with keys of its own, whose private half is not here.</exception>
    public string MintToken(string subject, DateTimeOffset now, TimeSpan lifetime, string? audience = null)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(SigningKeyPem ?? throw new InvalidOperationException(Issuer + " has keys of its own."));
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["sub"] = subject,
            ["aud"] = audience ?? Audiences[0],
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + lifetime).ToUnixTimeSeconds(),
        };
        var signed = Base64Url.EncodeToString("""{"alg":"ES256","typ":"JWT"}"""u8)
            + "." + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims));
        return signed + "." + Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256));
    }

    /// <inheritdoc/>
    public override string ToString() => Arn;

    /// <summary>Whether one of its keys signed this; a key that has another id than the token names is not tried.</summary>
    internal bool Signed(JsonWebToken token) =>
        _keys.Any(key => (token.KeyId is null || key.KeyId is null || token.KeyId == key.KeyId) && key.Verifies(token));
}
