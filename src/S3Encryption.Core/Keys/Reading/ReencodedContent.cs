using System;
using System.IO;
using System.Text;

namespace S3Encryption.Core.Keys.Reading;

/// <summary>
/// Knows a key file that a shell's redirection has re-encoded on the way: Windows PowerShell's <c>&gt;</c> writes UTF-16, others read
/// raw bytes as text and write that. What such a file held cannot be told for certain, so it is refused.
/// </summary>
internal static class ReencodedContent
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The failure to report; null where nothing speaks for it.</summary>
    public static S3EncryptionException? Explain(byte[] content, ReadingOptions options)
    {
        if (IsUtf16(content)) return FormFailures.Reencoded("is UTF-16 text, as a shell's redirection (>) writes it", options);
        if (Holds(content, [0xef, 0xbf, 0xbd]))
            return FormFailures.Reencoded("went through a shell as text, which lost bytes of it: the key is not in it any more", options);
        return IsMoreThanAscii(content) && IsUtf8(content)
            ? FormFailures.Reencoded("looks like raw bytes that a shell re-encoded as text", options)
            : null;
    }

    private static bool IsUtf16(byte[] content)
    {
        if (content.Length < 2 || content.Length % 2 != 0) return false;
        if ((content[0], content[1]) is (0xff, 0xfe) or (0xfe, 0xff)) return true;
        return IsZeroAtEvery2nd(content, 0) || IsZeroAtEvery2nd(content, 1);
    }

    private static bool IsZeroAtEvery2nd(byte[] content, int from)
    {
        for (var i = from; i < content.Length; i += 2)
            if (content[i] != 0) return false;
        return true;
    }

    private static bool Holds(byte[] content, byte[] part) => content.AsSpan().IndexOf(part) >= 0;

    private static bool IsMoreThanAscii(byte[] content) => Array.Exists(content, b => b >= 0x80) && !Holds(content, [0xef, 0xbb, 0xbf]);

    private static bool IsUtf8(byte[] content)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(content), Strict);
            while (reader.Read() >= 0)
            {
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
