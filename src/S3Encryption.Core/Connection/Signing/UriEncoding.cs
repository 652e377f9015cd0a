using System.Text;

namespace S3Encryption.Core.Connection.Signing;

/// <summary>Percent-encoding as Signature Version 4 wants it: all but A-Z a-z 0-9 - . _ ~, in upper-case hex of UTF-8.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, UriEncode()</remarks>
internal static class UriEncoding
{
    private const string Kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private const string Hex = "0123456789ABCDEF";

    /// <summary>Encodes a name or value of a query.</summary>
    public static string Encode(string text) => Encode(text, keepSlash: false);

    /// <summary>Encodes an object key, whose slashes stay.</summary>
    public static string EncodeKey(string key) => Encode(key, keepSlash: true);

    private static string Encode(string text, bool keepSlash)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var character = (char)octet;
            if (Kept.IndexOf(character) >= 0 || (keepSlash && character == '/')) _ = encoded.Append(character);
            else _ = encoded.Append('%').Append(Hex[octet >> 4]).Append(Hex[octet & 15]);
        }

        return encoded.ToString();
    }
}
