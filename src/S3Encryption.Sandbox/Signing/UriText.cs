using System;
using System.Text;

namespace S3Encryption.Sandbox.Signing;

/// <summary>Percent-encoding as Signature Version 4 defines it: only A-Z a-z 0-9 - . _ ~ stay, and upper-case hex.</summary>
internal static class UriText
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>Decodes and encodes again, so that any spelling of a name ends in the one that is signed.</summary>
    internal static void AppendCanonical(StringBuilder to, ReadOnlySpan<char> raw, bool keepSlash, bool plusIsSpace)
    {
        Span<byte> utf8 = stackalloc byte[4];
        for (var at = 0; at < raw.Length; at++)
        {
            var character = raw[at];
            if (character == '%' && at + 2 < raw.Length && char.IsAsciiHexDigit(raw[at + 1]) && char.IsAsciiHexDigit(raw[at + 2]))
            {
                AppendByte(to, (byte)((Digit(raw[at + 1]) << 4) | Digit(raw[at + 2])), keepSlash);
                at += 2;
            }
            else if (character < 0x80)
            {
                AppendByte(to, (byte)(character == '+' && plusIsSpace ? ' ' : character), keepSlash);
            }
            else
            {
                var pair = char.IsHighSurrogate(character) && at + 1 < raw.Length && char.IsLowSurrogate(raw[at + 1]);
                var count = Encoding.UTF8.GetBytes(raw.Slice(at, pair ? 2 : 1), utf8);
                at += pair ? 1 : 0;
                foreach (var part in utf8[..count])
                {
                    AppendByte(to, part, keepSlash);
                }
            }
        }
    }

    private static void AppendByte(StringBuilder to, byte value, bool keepSlash)
    {
        var character = (char)value;
        _ = char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~' || (keepSlash && character == '/')
            ? to.Append(character)
            : to.Append('%').Append(Hex[value >> 4]).Append(Hex[value & 15]);
    }

    private static int Digit(char hex) => char.IsAsciiDigit(hex) ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
