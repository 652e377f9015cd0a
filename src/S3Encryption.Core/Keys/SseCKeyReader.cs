using System;
using System.Linq;
using System.Text;

namespace S3Encryption.Core.Keys;

/// <summary>
/// Reads an SSE-C key from the forms that are in use: 32 bytes or characters as the AWS CLI takes them, base64 as HTTP, s3cmd, mc and
/// rclone do, 64 hex digits as mc does (docs/facts.md: key forms in the wild). What is none of them is refused, without a word
/// of what it was.
/// </summary>
public static class SseCKeyReader
{
    private const int Characters = SseCKey.Size;
    private const int HexDigits = SseCKey.Size * 2;
    private const int Base64Padded = 44;
    private const int Base64Unpadded = 43;

    private const string HexAsCharacters = "These 32 hex digits were taken as 32 characters, as the AWS CLI takes them. "
        + "They hold 128 bits of entropy, not 256; New-SseCKey makes a full one.";

    /// <summary>Reads 32 raw bytes.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidSseCKey</c>: not 32 bytes.</exception>
    public static SseCKeyReading FromBytes(byte[] bytes, string? path = null) => bytes.Length == SseCKey.Size
        ? new SseCKeyReading(Make(bytes, path), "32 raw bytes")
        : throw Refused($"{bytes.Length} bytes");

    /// <summary>Reads the text form of a key.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidSseCKey</c>: none of the accepted forms.</exception>
    public static SseCKeyReading FromText(string text, string? path = null) => text.Length switch
    {
        Characters when text.All(c => c is > ' ' and <= '~') => FromCharacters(text, path),
        HexDigits when text.All(IsHex) => Taken(HexBytes(text), "64 hex digits", path),
        Base64Padded or Base64Unpadded when Base64Bytes(text) is byte[] bytes => Taken(bytes, "base64", path),
        _ => throw Refused($"{text.Length} characters"),
    };

    /// <summary>Reads the content of a key file: 32 raw bytes, or a text form with or without a line end.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidSseCKey</c>: neither.</exception>
    public static SseCKeyReading FromFile(byte[] content, string path)
    {
        if (content.Length == SseCKey.Size) return FromBytes(content, path);
        if (content.Length > 200 || content.Any(b => b >= 0x80)) throw Refused($"{content.Length} bytes in '{path}'");
        return FromText(Encoding.ASCII.GetString(content).TrimEnd('\r', '\n'), path);
    }

    private static SseCKeyReading FromCharacters(string text, string? path)
    {
        var taken = Taken(Encoding.ASCII.GetBytes(text), "32 characters, as the AWS CLI takes --sse-c-key", path);
        return text.All(IsHex)
            ? taken with { Warning = HexAsCharacters }
            : taken;
    }

    private static SseCKeyReading Taken(byte[] bytes, string form, string? path)
    {
        try
        {
            return new SseCKeyReading(Make(bytes, path), form);
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    private static SseCKey Make(byte[] bytes, string? path) => new(bytes, SseCKeyOrigin.Imported) { Path = path };

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static byte[] HexBytes(string text)
    {
        var bytes = new byte[text.Length / 2];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)((Digit(text[2 * i]) << 4) | Digit(text[(2 * i) + 1]));
        return bytes;
    }

    private static int Digit(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private static byte[]? Base64Bytes(string text)
    {
        try
        {
            var bytes = Convert.FromBase64String(text.Length == Base64Unpadded ? text + "=" : text);
            return bytes.Length == SseCKey.Size ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static S3EncryptionException Refused(string what) => new(
        "InvalidSseCKey", FailureCategory.InvalidInput, $"An SSE-C key is 32 bytes; this is {what} in no form that is known.",
        "Accepted: 32 bytes, 32 characters (as the AWS CLI takes), 44 characters of base64, 64 hex digits, "
        + "a file with one of these (fileb://my.key, or Get-Item), or a key from New-SseCKey.");
}
