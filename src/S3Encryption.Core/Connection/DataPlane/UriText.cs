using System.Text;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>Percent-encoding as Signature Version 4 wants it: everything but RFC 3986's unreserved characters, in upper case.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
internal static class UriText
{
    private const string Digits = "0123456789ABCDEF";

    /// <summary>Encodes a name or value of the query.</summary>
    public static string Encode(string text) => Encode(text, keepSlash: false);

    /// <summary>Encodes an object key: as it is, with its slashes. S3 alone does not normalise paths.</summary>
    public static string EncodeKey(string key) => Encode(key, keepSlash: true);

    private static string Encode(string text, bool keepSlash)
    {
        if (IsPlain(text, keepSlash)) return text;
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (IsUnreserved(b) || (keepSlash && b == '/')) _ = encoded.Append((char)b);
            else _ = encoded.Append('%').Append(Digits[b >> 4]).Append(Digits[b & 15]);
        }

        return encoded.ToString();
    }

    private static bool IsPlain(string text, bool keepSlash)
    {
        foreach (var c in text)
            if (c > '~' || (!IsUnreserved((byte)c) && !(keepSlash && c == '/'))) return false;
        return true;
    }

    private static bool IsUnreserved(byte b) => b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z')
        or (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';
}
