using System;

namespace S3Encryption.Core.Keys.Reading;

/// <summary>64 hex digits in either case.</summary>
internal static class KeyHex
{
    public const int Length = SseCKey.Size * 2;

    /// <summary>The bytes; null where it is something else.</summary>
    public static byte[]? Read(ReadOnlySpan<char> text)
    {
        if (text.Length != Length || !IsAll(text)) return null;
        var bytes = new byte[SseCKey.Size];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)((Digit(text[2 * i]) << 4) | Digit(text[(2 * i) + 1]));
        return bytes;
    }

    /// <summary>Whether all of it is hex digits.</summary>
    public static bool IsAll(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))) return false;
        return true;
    }

    private static int Digit(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
