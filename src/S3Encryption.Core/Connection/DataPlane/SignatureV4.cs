using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>Signs requests with AWS Signature Version 4. Held to the examples that AWS publishes.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html</remarks>
/// <param name="AccessKeyId">The caller's access key id.</param>
/// <param name="SecretAccessKey">The caller's secret.</param>
/// <param name="Region">The Region that the request is signed for.</param>
/// <param name="Service">The service, <c>s3</c>.</param>
internal sealed record SignatureV4(string AccessKeyId, string SecretAccessKey, string Region, string Service)
{
    /// <summary>What stands for the hash of a body that is not signed; TLS protects it on its way.</summary>
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    /// <summary>Its name.</summary>
    public const string Algorithm = "AWS4-HMAC-SHA256";

    private const string Terminator = "aws4_request";
    private static readonly Comparison<KeyValuePair<string, string>> ByName = (a, b) => string.CompareOrdinal(a.Key, b.Key);
    private static readonly Comparison<KeyValuePair<string, string>> ByNameAndValue =
        (a, b) => string.CompareOrdinal(a.Key, b.Key) is var order and not 0 ? order : string.CompareOrdinal(a.Value, b.Value);

    private Day? _day;

    /// <summary>The time as the signature has it.</summary>
    public static string TimeText(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The value of the Authorization header.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, encoded, exactly as it is sent.</param>
    /// <param name="query">As <see cref="QueryText"/> makes it.</param>
    /// <param name="headers">All that are to be signed, host among them, names in lower case. They are put in order here.</param>
    /// <param name="payloadHash">The body's SHA-256 in hex, or <see cref="UnsignedPayload"/>.</param>
    /// <param name="time">As <see cref="TimeText"/> makes it, the same as in <c>x-amz-date</c>.</param>
    public string Authorize(
        string method, string path, string query, List<KeyValuePair<string, string>> headers, string payloadHash, string time)
    {
        headers.Sort(ByName);
        var names = Names(headers);
        var signature = Sign(method, path, query, headers, names, payloadHash, time);
        return $"{Algorithm} Credential={AccessKeyId}/{Scope(time)},SignedHeaders={names},Signature={signature}";
    }

    /// <summary>What the key that signs is good for: day, Region and service.</summary>
    public string Scope(string time) => Of(time).Scope;

    /// <summary>The signature itself, in hex.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, encoded, exactly as it is sent.</param>
    /// <param name="query">As <see cref="QueryText"/> makes it.</param>
    /// <param name="headers">Sorted by name.</param>
    /// <param name="names">Theirs, as <see cref="Names"/> makes them.</param>
    /// <param name="payloadHash">The body's SHA-256 in hex, or <see cref="UnsignedPayload"/>.</param>
    /// <param name="time">As <see cref="TimeText"/> makes it.</param>
    public string Sign(
        string method, string path, string query, List<KeyValuePair<string, string>> headers, string names, string payloadHash, string time)
    {
        using var canonical = new HashedText().Append(method).Append("\n").Append(path).Append("\n").Append(query).Append("\n");
        foreach (var header in headers) _ = canonical.Append(header.Key).Append(":").Append(Canonical(header.Value)).Append("\n");
        _ = canonical.Append("\n").Append(names).Append("\n").Append(payloadHash);
        var day = Of(time);
        using var toSign = new HashedText().Append(Algorithm).Append("\n").Append(time).Append("\n").Append(day.Scope).Append("\n");
        return Hex(toSign.Append(Hex(canonical.Sha256())).HmacSha256(day.Key));
    }

    /// <summary>The names of headers, in their order, as they are signed.</summary>
    public static string Names(List<KeyValuePair<string, string>> headers) => string.Join(";", headers.ConvertAll(h => h.Key));

    /// <summary>Names and values encoded and sorted, as they are signed and may be sent.</summary>
    public static string QueryText(List<KeyValuePair<string, string>> query)
    {
        if (query.Count == 0) return string.Empty;
        var encoded = query.ConvertAll(q => new KeyValuePair<string, string>(UriText.Encode(q.Key), UriText.Encode(q.Value)));
        encoded.Sort(ByNameAndValue);
        return string.Join("&", encoded.ConvertAll(q => q.Key + "=" + q.Value));
    }

    /// <summary>Bytes in lower-case hex.</summary>
    public static string Hex(byte[] bytes)
    {
#if NET
        return string.Create(bytes.Length * 2, bytes, Write);
#else
        var text = new char[bytes.Length * 2];
        Write(text, bytes);
        return new string(text);
#endif
    }

    private static void Write(Span<char> text, byte[] bytes)
    {
        const string digits = "0123456789abcdef";
        for (var i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = digits[bytes[i] >> 4];
            text[(2 * i) + 1] = digits[bytes[i] & 15];
        }
    }

    /// <summary>Keeps the secret out of a record's generated text.</summary>
    public override string ToString() => $"{AccessKeyId}/{Region}/{Service}";

    // Several spaces count as one (sig-v4-header-based-auth.html, «Trim()»).
    private static string Canonical(string value) => value.IndexOf("  ", StringComparison.Ordinal) < 0
        ? value.Trim()
        : string.Join(" ", value.Split([' '], StringSplitOptions.RemoveEmptyEntries));

    // One for the day: four of the five HMACs of a request.
    private Day Of(string time)
    {
        var last = _day;
        if (last is not null && time.StartsWith(last.Date, StringComparison.Ordinal)) return last;
        var date = time.Substring(0, 8);
        var key = Encoding.UTF8.GetBytes("AWS4" + SecretAccessKey);
        foreach (var text in (string[])[date, Region, Service, Terminator])
        {
            using var hashed = new HashedText().Append(text);
            key = hashed.HmacSha256(key);
        }

        return _day = new Day(date, $"{date}/{Region}/{Service}/{Terminator}", key);
    }

    private sealed record Day(string Date, string Scope, byte[] Key);
}
