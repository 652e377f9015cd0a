using System;

namespace S3Encryption.Core.Keys.Reading;

/// <summary>
/// Reads an SSE-C key from the plain forms that are in use: 32 bytes or characters as the AWS CLI takes them, base64 as HTTP, s3cmd, mc
/// and rclone do, 64 hex digits as mc does, what openssl prints (docs/facts.md: key forms in the wild). What is none of them is refused,
/// without a word of what it was.
/// </summary>
public static class SseCKeyReader
{
    private const string HexAsCharacters = "These 32 hex digits were taken as 32 characters, as the AWS CLI takes them. "
        + "They hold 128 bits of entropy, not 256; New-SseCKey makes a full one.";

    private const string LineEndInKey = "The file's 32 bytes are 31 characters and a line end, all of which are the key, as the AWS CLI "
        + "takes them. A text without its line end is another key, or none.";

    /// <summary>Reads 32 raw bytes; the caller zeroes its own.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidSseCKey</c>: not 32 bytes.</exception>
    public static SseCKeyReading FromBytes(byte[] bytes, ReadingOptions? options = null)
    {
        options ??= ReadingOptions.None;
        return bytes.Length == SseCKey.Size
            ? new SseCKeyReading(Make(bytes, options), "32 raw bytes")
            : throw FormFailures.Unknown($"{bytes.Length} bytes", options);
    }

    /// <summary>Reads the text form of a key.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidSseCKey</c>: none of the accepted forms.</exception>
    public static SseCKeyReading FromText(string text, ReadingOptions? options = null) =>
        Read(text.AsSpan(), options ?? ReadingOptions.None);

    /// <summary>The same from characters that the caller can zero, as it cannot a string.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidSseCKey</c>: none of the accepted forms.</exception>
    public static SseCKeyReading FromText(KeyCharacters text, ReadingOptions? options = null) =>
        Read(text.Span, options ?? ReadingOptions.None);

    /// <summary>Reads the content of a key file: 32 raw bytes, or a text form with or without a line end or byte order mark.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidSseCKey</c>: neither, or a shell re-encoded it.</exception>
    public static SseCKeyReading FromFile(byte[] content, ReadingOptions? options = null)
    {
        options ??= ReadingOptions.None;
        if (content.Length == SseCKey.Size && options.As is null or SseCKeyForm.Raw)
            return FromBytes(content, options) is var raw && EndsInLine(content) ? raw with { Warning = LineEndInKey } : raw;
        if (options.As == SseCKeyForm.Raw) return FromBytes(content, options);
        if (ReencodedContent.Explain(content, options) is S3EncryptionException damage) throw damage;
        using var text = KeyCharacters.OfAscii(content) ?? throw FormFailures.Unknown($"{content.Length} bytes", options);
        return Read(text.Span, options);
    }

    private static SseCKeyReading Read(ReadOnlySpan<char> given, ReadingOptions options)
    {
        var text = KeyText.Trim(given);
        return options.As switch
        {
            null => Guess(text, options),
            SseCKeyForm.Base64 => Taken(KeyBase64.Read(text), "base64", text, options),
            SseCKeyForm.Hex => Taken(KeyHex.Read(text), "64 hex digits", text, options),
            SseCKeyForm.Characters => FromCharacters(text, options),
            SseCKeyForm.OpenSsl => FromOpenSsl(OpenSslPrintout.Key(text), text, options),
            _ => throw FormFailures.Unknown($"{text.Length} characters", options),
        };
    }

    private static SseCKeyReading Guess(ReadOnlySpan<char> text, ReadingOptions options) => text.Length switch
    {
        SseCKey.Size => FromCharacters(text, options),
        KeyHex.Length => Taken(KeyHex.Read(text), "64 hex digits", text, options),
        KeyBase64.Padded or KeyBase64.Unpadded => Taken(KeyBase64.Read(text), "base64", text, options),
        _ when OpenSslPrintout.Key(text) is { Length: > 0 } key => FromOpenSsl(key, text, options),
        _ when KeyText.IsWrapped(text) => throw FormFailures.Wrapped(options),
        _ => throw FormFailures.Unknown($"{text.Length} characters", options),
    };

    private static SseCKeyReading FromCharacters(ReadOnlySpan<char> text, ReadingOptions options)
    {
        var taken = Taken(KeyText.Bytes(text), "32 characters, as the AWS CLI takes --sse-c-key", text, options);
        return KeyHex.IsAll(text) ? taken with { Warning = HexAsCharacters } : taken;
    }

    private static SseCKeyReading FromOpenSsl(ReadOnlySpan<char> key, ReadOnlySpan<char> text, ReadingOptions options) => key.Length switch
    {
        KeyHex.Length => Taken(KeyHex.Read(key), "the key in openssl's printout", text, options),
        SseCKey.Size => FromCharacters(key, options) with
        {
            Form = "the 32 hex digits of the key in openssl's printout, as 32 characters",
        },
        0 => throw FormFailures.Unknown($"{text.Length} characters", options),
        _ => throw FormFailures.Unknown($"a printout of openssl whose key has {key.Length} digits", options),
    };

    private static SseCKeyReading Taken(byte[]? bytes, string form, ReadOnlySpan<char> text, ReadingOptions options)
    {
        if (bytes is null) throw FormFailures.Unknown($"{text.Length} characters", options);
        try
        {
            return new SseCKeyReading(Make(bytes, options), form);
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    private static SseCKey Make(byte[] bytes, ReadingOptions options) =>
        new(bytes, SseCKeyOrigin.Imported, options.Name) { Path = options.Path };

    // Any byte may be in a key; 31 that are all printable and a line end are a text that was saved.
    private static bool EndsInLine(byte[] content)
    {
        for (var i = 0; i < content.Length - 1; i++)
            if (content[i] is < 0x20 or > 0x7e) return false;
        return content[content.Length - 1] == '\n';
    }
}
