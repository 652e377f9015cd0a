using System;

namespace S3Encryption.Core.Keys.Reading;

/// <summary>
/// What <c>openssl enc … -P</c> prints: the lines <c>salt=</c>, <c>key=</c> and <c>iv =</c>, each with hex digits, of which some may be
/// missing.
/// </summary>
internal static class OpenSslPrintout
{
    /// <summary>The digits of the key; nothing where it is no such printout, or holds no key or two.</summary>
    public static ReadOnlySpan<char> Key(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> key = default;
        while (text.Length > 0)
        {
            var end = text.IndexOf('\n');
            var line = (end < 0 ? text : text.Slice(0, end)).Trim();
            text = end < 0 ? default : text.Slice(end + 1);
            if (line.Length == 0) continue;
            if (!IsLine(line)) return default;
            if (!line.StartsWith("key".AsSpan(), StringComparison.Ordinal)) continue;
            if (key.Length > 0) return default;
            key = Digits(line);
        }

        return key;
    }

    /// <summary>Whether this is one of its lines.</summary>
    public static bool IsLine(ReadOnlySpan<char> line)
    {
        line = KeyText.Trim(line);
        var equals = line.IndexOf('=');
        if (equals < 0 || equals == line.Length - 1) return false;
        var name = line.Slice(0, equals).Trim();
        var isKnown = name.SequenceEqual("salt".AsSpan()) || name.SequenceEqual("key".AsSpan()) || name.SequenceEqual("iv".AsSpan());
        return isKnown && KeyHex.IsAll(Digits(line));
    }

    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> line) => line.Slice(line.IndexOf('=') + 1).Trim();
}
