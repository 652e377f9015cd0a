using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;

namespace S3Encryption.Core.Connection.Signing;

/// <summary>
/// Signs URLs with Signature Version 4 in the query. The SDK's own presigning drops the first slash of a key that begins with one, so that
/// its URL is another object's (AWSSDK 4.1.0, AmazonS3Client.GetPreSignedURL).
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html</remarks>
internal sealed class PresignedUrlSigner(ImmutableCredentials credentials, string region)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Payload = "UNSIGNED-PAYLOAD";
    private const string Service = "s3";
    private const string End = "aws4_request";

    /// <summary>Signs a URL.</summary>
    /// <param name="method">The HTTP method, in capitals.</param>
    /// <param name="endpoint">Scheme, host and, for a bucket in the path, that; ends in a slash or not.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="query">What the URL asks for beside, not encoded.</param>
    /// <param name="headers">What must be sent with the request, each name in lower case; without Host, which always is.</param>
    /// <param name="from">The time of the signature.</param>
    /// <param name="lifetime">For how long, in whole seconds up to 7 days.</param>
    public string Sign(
        string method, Uri endpoint, string key, IEnumerable<KeyValuePair<string, string>> query,
        IEnumerable<KeyValuePair<string, string>> headers, DateTimeOffset from, TimeSpan lifetime)
    {
        var time = from.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{time.Substring(0, 8)}/{region}/{Service}/{End}";
        var signed = new SortedDictionary<string, string>(headers.ToDictionary(h => h.Key, h => h.Value), StringComparer.Ordinal)
        {
            ["host"] = endpoint.Authority,
        };
        var names = string.Join(";", signed.Keys);
        var asked = new SortedDictionary<string, string>(query.ToDictionary(q => q.Key, q => q.Value), StringComparer.Ordinal)
        {
            ["X-Amz-Algorithm"] = Algorithm,
            ["X-Amz-Credential"] = $"{credentials.AccessKey}/{scope}",
            ["X-Amz-Date"] = time,
            ["X-Amz-Expires"] = ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ["X-Amz-SignedHeaders"] = names,
        };
        if (credentials.UseToken) asked["X-Amz-Security-Token"] = credentials.Token;

        var path = endpoint.AbsolutePath.TrimEnd('/') + "/" + UriEncoding.EncodeKey(key);
        var text = string.Join("&", asked.Select(q => $"{UriEncoding.Encode(q.Key)}={UriEncoding.Encode(q.Value)}"));
        var lines = string.Concat(signed.Select(h => $"{h.Key}:{Canonical(h.Value)}\n"));
        var canonical = string.Join("\n", method, path, text, lines, names, Payload);
        var toSign = string.Join("\n", Algorithm, time, scope, Hex(Sha256(canonical)));
        return $"{endpoint.GetLeftPart(UriPartial.Authority)}{path}?{text}&X-Amz-Signature={Hex(Hmac(SigningKey(scope), toSign))}";
    }

    private byte[] SigningKey(string scope) => scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + credentials.SecretKey), Hmac);

    private static byte[] Hmac(byte[] key, string text)
    {
        using var hmac = new HMACSHA256(key);
        return hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
    }

    private static byte[] Sha256(string text)
    {
        using var sha = SHA256.Create();
        return sha.ComputeHash(Encoding.UTF8.GetBytes(text));
    }

    private static string Canonical(string value) =>
        string.Join(" ", value.Split([' '], StringSplitOptions.RemoveEmptyEntries));

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
}
