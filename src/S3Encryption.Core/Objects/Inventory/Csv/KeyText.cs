using System;
using System.Text;

namespace S3Encryption.Core.Objects.Inventory.Csv;

/// <summary>Keys as a CSV inventory has them: URL-encoded UTF-8, in which a plus is a space.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory.html: «must be decoded before you can use it»</remarks>
internal static class KeyText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="FormatException">It is not encoded like that.</exception>
    public static string Decode(ReadOnlySpan<byte> encoded)
    {
        var bytes = new byte[encoded.Length];
        var count = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            var one = encoded[i];
            if (one == '%')
            {
                if (i + 2 >= encoded.Length) throw new FormatException("its key is not URL-encoded");
                one = (byte)((Digit(encoded[i + 1]) << 4) | Digit(encoded[i + 2]));
                i += 2;
            }
            else if (one == '+')
            {
                one = (byte)' ';
            }

            bytes[count++] = one;
        }

        try
        {
            return Strict.GetString(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("its key is not UTF-8");
        }
    }

    /// <summary>How much of an encoded key is its prefix of so many levels; less where it has fewer.</summary>
    public static int PrefixLength(ReadOnlySpan<byte> encoded, int depth)
    {
        var length = 0;
        for (var i = 0; i < encoded.Length && depth > 0; i++)
        {
            if (encoded[i] == '/') length = i + 1;
            // Some encoders leave slashes as they are, others do not.
            else if (encoded[i] == '%' && IsSlash(encoded.Slice(i))) length = i + 3;
            else continue;
            i = length - 1;
            depth--;
        }

        return length;
    }

    private static bool IsSlash(ReadOnlySpan<byte> at) => at.Length >= 3 && at[1] == '2' && (at[2] | 0x20) == 'f';

    private static int Digit(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => throw new FormatException("its key is not URL-encoded"),
    };
}
