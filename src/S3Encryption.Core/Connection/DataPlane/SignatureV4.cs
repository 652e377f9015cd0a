using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
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

    private static readonly Comparison<KeyValuePair<string, string>> ByName = (a, b) => string.CompareOrdinal(a.Key, b.Key);
    private Tuple<string, byte[]>? _key;

    /// <summary>Its name.</summary>
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The time as the signature has it.</summary>
    public static string TimeText(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The value of the Authorization header.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, encoded, exactly as it is sent.</param>
    /// <param name="query">Names and values, not encoded.</param>
    /// <param name="headers">All that are to be signed, host among them, names in lower case.</param>
    /// <param name="payloadHash">The body's SHA-256 in hex, or <see cref="UnsignedPayload"/>.</param>
    /// <param name="utc">The time, the same as in <c>x-amz-date</c>.</param>
    public string Authorize(
        string method, string path, IEnumerable<KeyValuePair<string, string>> query, IEnumerable<KeyValuePair<string, string>> headers,
        string payloadHash, DateTime utc)
    {
        var sorted = headers.ToArray();
        Array.Sort(sorted, ByName);
        var (time, names) = (TimeText(utc), Names(sorted));
        var signature = Sign(method, path, QueryText(query), sorted, names, payloadHash, time);
        return $"{Algorithm} Credential={AccessKeyId}/{Scope(time)},SignedHeaders={names},Signature={signature}";
    }

    /// <summary>What the key that signs is good for: day, Region and service.</summary>
    public string Scope(DateTime utc) => Scope(TimeText(utc));

    /// <summary>The signature itself, in hex. The headers are sorted by name.</summary>
    public string Sign(
        string method, string path, IEnumerable<KeyValuePair<string, string>> query,
        IReadOnlyCollection<KeyValuePair<string, string>> headers, string payloadHash, DateTime utc) =>
        Sign(method, path, QueryText(query), headers, Names(headers), payloadHash, TimeText(utc));

    private string Sign(
        string method, string path, string query, IReadOnlyCollection<KeyValuePair<string, string>> headers, string names,
        string payloadHash, string time)
    {
        using var canonical = new HashedText().Append(method).Append("\n").Append(path).Append("\n").Append(query).Append("\n");
        foreach (var header in headers) _ = canonical.Append(header.Key).Append(":").Append(Canonical(header.Value)).Append("\n");
        _ = canonical.Append("\n").Append(names).Append("\n").Append(payloadHash);
        var toSign = $"{Algorithm}\n{time}\n{Scope(time)}\n{Hex(canonical.Sha256())}";
        return Hex(Hmac(SigningKey(time.Substring(0, 8)), toSign));
    }

    private string Scope(string time) => $"{time.Substring(0, 8)}/{Region}/{Service}/aws4_request";

    private static string Names(IReadOnlyCollection<KeyValuePair<string, string>> headers) => string.Join(";", headers.Select(h => h.Key));

    /// <summary>Names and values encoded and sorted, as they are signed and may be sent.</summary>
    public static string QueryText(IEnumerable<KeyValuePair<string, string>> query) => !query.Any() ? string.Empty : string.Join(
        "&", query.Select(q => (Name: UriText.Encode(q.Key), Value: UriText.Encode(q.Value)))
            .OrderBy(q => q.Name, StringComparer.Ordinal).ThenBy(q => q.Value, StringComparer.Ordinal)
            .Select(q => q.Name + "=" + q.Value));

    /// <summary>Bytes in lower-case hex.</summary>
    public static string Hex(byte[] bytes)
    {
        const string digits = "0123456789abcdef";
        var text = new char[bytes.Length * 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = digits[bytes[i] >> 4];
            text[(2 * i) + 1] = digits[bytes[i] & 15];
        }

        return new string(text);
    }

    /// <summary>Keeps the secret out of a record's generated text.</summary>
    public override string ToString() => $"{AccessKeyId}/{Region}/{Service}";

    // Several spaces count as one (sig-v4-header-based-auth.html, «Trim()»).
    private static string Canonical(string value) => value.IndexOf("  ", StringComparison.Ordinal) < 0
        ? value.Trim()
        : string.Join(" ", value.Split([' '], StringSplitOptions.RemoveEmptyEntries));

    // One for the day: four of the five HMACs of a request.
    private byte[] SigningKey(string day)
    {
        if (_key is var (of, known) && of == day) return known;
        var key = Hmac(Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("AWS4" + SecretAccessKey), day), Region), Service), "aws4_request");
        _key = Tuple.Create(day, key);
        return key;
    }

#if NET
    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
#else
    private static byte[] Hmac(byte[] key, string text)
    {
        using var hmac = new HMACSHA256(key);
        return hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
    }
#endif
}
