using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>What a journal keeps of one object: the first 128 bits of a SHA-256 over what it is and how it was left.</summary>
internal readonly record struct JournalMark(ulong High, ulong Low)
{
    private const int Digits = 16;

    public static JournalMark Of(S3Location location, string? versionId, string? etag)
    {
        var text = Encoding.UTF8.GetBytes($"{location.BucketName}\0{location.Key}\0{versionId}\0{etag}");
#if NET
        Span<byte> hash = stackalloc byte[32];
        _ = SHA256.HashData(text, hash);
        return new JournalMark(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
#else
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(text);
        return new JournalMark(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
#endif
    }

    /// <summary>A line of hexadecimal digits, and two that make a cut or a changed one unreadable.</summary>
    public string ToLine() => string.Format(CultureInfo.InvariantCulture, "{0:x16}{1:x16}{2:x2}\n", High, Low, Check);

    public static bool TryParse(string line, out JournalMark mark)
    {
        mark = default;
        if (line.Length != (2 * Digits) + 2) return false;
        if (!Number(line.Substring(0, Digits), out var high) || !Number(line.Substring(Digits, Digits), out var low)) return false;
        if (!Number(line.Substring(2 * Digits), out var check)) return false;
        mark = new JournalMark(high, low);
        return mark.Check == check;
    }

    private byte Check
    {
        get
        {
            var mixed = High ^ (Low * 0x9E3779B97F4A7C15);
            mixed ^= mixed >> 32;
            mixed ^= mixed >> 16;
            return (byte)(mixed ^ (mixed >> 8));
        }
    }

    private static bool Number(string text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
}
