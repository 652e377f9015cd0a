using System.Security.Cryptography;

namespace S3Encryption.Sandbox.Identity;

/// <summary>Random credentials in AWS's shapes.</summary>
public static class NewCredentials
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>
    /// Twenty characters with a prefix: AKIA for long-lived, ASIA for temporary keys; AIDA and AROA are user and role ids.
    /// </summary>
    public static string AccessKeyId(string prefix) => prefix + RandomNumberGenerator.GetString(Base32, 16);

    /// <summary>A secret access key (40) or session token.</summary>
    public static string Secret(int length) => RandomNumberGenerator.GetString(Base64, length);
}
