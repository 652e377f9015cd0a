using System;
using System.Buffers;
using System.Text;

namespace S3Encryption.Sandbox.Protocol;

/// <summary>Percent-encoding of paths, query values and listed keys.</summary>
internal static class PercentCoding
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly SearchValues<byte> ListedAsIs =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.*/"u8);

    /// <summary>Decodes; null where an escape is malformed or the bytes are not UTF-8.</summary>
    internal static string? TryDecode(string text, bool plusIsSpace)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return plusIsSpace ? text.Replace('+', ' ') : text;
        }

        var source = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var one = source[i];
            if (one == '%')
            {
                if (i + 2 >= source.Length || !char.IsAsciiHexDigit((char)source[i + 1]) || !char.IsAsciiHexDigit((char)source[i + 2]))
                {
                    return null;
                }

                one = (byte)((Digit(source[i + 1]) << 4) | Digit(source[i + 2]));
                i += 2;
            }
            else if (one == '+' && plusIsSpace)
            {
                one = (byte)' ';
            }

            source[length++] = one;
        }

        try
        {
            return Strict.GetString(source, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The form in which listings with <c>encoding-type=url</c> give keys: a space is <c>+</c>, a slash stays.</summary>
    internal static string EncodeListed(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        var text = new StringBuilder(bytes.Length);
        foreach (var one in bytes)
        {
            if (ListedAsIs.Contains(one))
            {
                _ = text.Append((char)one);
            }
            else if (one == ' ')
            {
                _ = text.Append('+');
            }
            else
            {
                _ = text.Append('%').Append(one.ToString("X2", null));
            }
        }

        return text.ToString();
    }

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
