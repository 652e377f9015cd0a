using System;

namespace S3Encryption.Core.Keys.Reading;

/// <summary>
/// 32 bytes in base64 or URL-safe base64 (RFC 4648), padded or not. .NET's own reader takes one alphabet, and needs strings.
/// </summary>
internal static class KeyBase64
{
    public const int Padded = 44;
    public const int Unpadded = 43;

    /// <summary>The bytes; null where it is something else, or no encoder would have written it.</summary>
    public static byte[]? Read(ReadOnlySpan<char> text)
    {
        if (text.Length == Padded && text[Unpadded] == '=') text = text.Slice(0, Unpadded);
        if (text.Length != Unpadded || IsMixed(text)) return null;
        var bytes = new byte[SseCKey.Size];
        var done = 0;
        var (bits, held) = (0, 0);
        foreach (var c in text)
        {
            var value = Value(c);
            if (value < 0) return Nothing(bytes);
            bits = (bits << 6) | value;
            held += 6;
            if (held < 8) continue;
            held -= 8;
            bytes[done++] = (byte)(bits >> held);
            bits &= (1 << held) - 1;
        }

        // What is left over is padding: a digit there was mistyped.
        return bits == 0 ? bytes : Nothing(bytes);
    }

    private static byte[]? Nothing(byte[] bytes)
    {
        Array.Clear(bytes, 0, bytes.Length);
        return null;
    }

    private static bool IsMixed(ReadOnlySpan<char> text) =>
        text.IndexOfAny('+', '/') >= 0 && text.IndexOfAny('-', '_') >= 0;

    private static int Value(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };
}
