using System;
using System.Text;

namespace S3Encryption.Core.Keys.Wrapping;

/// <summary>The PEM form in which PowerShell's CMS cmdlets write and read.</summary>
internal static class CmsText
{
    private const string Begin = "-----BEGIN CMS-----";
    private const string End = "-----END CMS-----";
    private const int LineLength = 64;

    public static string Write(byte[] encoded)
    {
        var base64 = Convert.ToBase64String(encoded);
        var text = new StringBuilder(Begin).Append('\n');
        for (var i = 0; i < base64.Length; i += LineLength)
            _ = text.Append(base64, i, Math.Min(LineLength, base64.Length - i)).Append('\n');
        return text.Append(End).ToString();
    }

    /// <summary>The encoded message; null where the text holds none.</summary>
    public static byte[]? Read(string text)
    {
        var from = text.IndexOf(Begin, StringComparison.Ordinal);
        if (from < 0) return null;
        from += Begin.Length;
        var to = text.IndexOf(End, from, StringComparison.Ordinal);
        if (to < 0) return null;
        try
        {
            return Convert.FromBase64String(text.Substring(from, to - from));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
