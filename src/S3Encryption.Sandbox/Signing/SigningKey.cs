using System;
using System.Security.Cryptography;
using System.Text;

namespace S3Encryption.Sandbox.Signing;

/// <summary>The key derived from a secret for one day, Region and service; the secret itself is not kept.</summary>
internal sealed class SigningKey
{
    private readonly byte[] _key;

    internal SigningKey(string secret, CredentialScope scope)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in new[] { scope.Date, scope.Region, scope.Service, "aws4_request" })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        _key = key;
    }

    internal string Sign(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));

    /// <summary>Compares in constant time, so that a signature cannot be found out byte by byte.</summary>
    internal static bool AreEqual(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
