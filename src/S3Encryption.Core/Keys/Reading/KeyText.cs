using System;

namespace S3Encryption.Core.Keys.Reading;

/// <summary>What the text forms of a key have in common.</summary>
internal static class KeyText
{
    private const char ByteOrderMark = '\ufeff';

    /// <summary>Without a byte order mark before it, and spaces and line ends around it.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] == ByteOrderMark) text = text.Slice(1);
        return text.Trim();
    }

    /// <summary>Printable ASCII as the 32 bytes it is; null for anything else. A character of more than a byte would be cut.</summary>
    public static byte[]? Bytes(ReadOnlySpan<char> text)
    {
        if (text.Length != SseCKey.Size) return null;
        foreach (var c in text)
            if (c is <= ' ' or > '~') return null;
        var bytes = new byte[text.Length];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)text[i];
        return bytes;
    }

    /// <summary>Whether it begins like an export that KMS or a private key opens.</summary>
    public static bool IsWrapped(ReadOnlySpan<char> text)
    {
        text = Trim(text);
        return text.StartsWith("-----BEGIN CMS-----".AsSpan(), StringComparison.Ordinal)
            || (text.Length > 0 && text[0] == '{' && text.IndexOf("\"wrap\"".AsSpan(), StringComparison.Ordinal) > 0);
    }
}
