using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;

namespace S3Encryption.Sandbox.Tests.Signing;

/// <summary>Signature Version 4 as a client makes it, written from AWS's documentation and sharing no code with the verifier.</summary>
public sealed class TestSigner(string accessKey, string secretKey, string region = "us-east-1", string service = "s3", string? token = null)
{
    public const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>
    /// Signs all headers that the request has, and those it adds. Content-Type and the like are taken from the content's headers too.
    /// </summary>
    /// <returns>The signature: the seed of a chunked body.</returns>
    public string Sign(HttpRequestMessage request, string payloadHash, DateTimeOffset? now = null)
    {
        var time = Time(now);
        Set(request, "x-amz-date", time);
        if (service == "s3")
        {
            Set(request, "x-amz-content-sha256", payloadHash);
        }

        if (token is not null)
        {
            Set(request, "x-amz-security-token", token);
        }

        var headers = Headers(request);
        var signature = Signature(request.Method.Method, request.RequestUri!, Query(request.RequestUri!), headers, payloadHash, time);
        var value =
            $"{Algorithm} Credential={accessKey}/{Scope(time)}, SignedHeaders={string.Join(';', headers.Keys)}, Signature={signature}";
        _ = request.Headers.TryAddWithoutValidation("Authorization", value);
        return signature;
    }

    /// <summary>Sets the content and signs it with its hash.</summary>
    public void SignWithBody(HttpRequestMessage request, byte[] body, DateTimeOffset? now = null)
    {
        request.Content ??= new ByteArrayContent(body);
        _ = Sign(request, Hash(body), now);
    }

    /// <summary>A presigned URL; the headers are signed and must be sent with it.</summary>
    public Uri Presign(
        HttpMethod method, Uri uri, TimeSpan lifetime, DateTimeOffset? now = null, IReadOnlyDictionary<string, string>? headers = null)
    {
        var time = Time(now);
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = uri.Authority };
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            signed[name.ToLowerInvariant()] = value;
        }

        var query = Query(uri);
        query.AddRange(
        [
            ("X-Amz-Algorithm", Algorithm),
            ("X-Amz-Credential", $"{accessKey}/{Scope(time)}"),
            ("X-Amz-Date", time),
            ("X-Amz-Expires", ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
            ("X-Amz-SignedHeaders", string.Join(';', signed.Keys)),
        ]);
        if (token is not null)
        {
            query.Add(("X-Amz-Security-Token", token));
        }

        var signature = Signature(method.Method, uri, query, signed, Unsigned, time);
        return new Uri($"{uri.GetLeftPart(UriPartial.Path)}?{Canonical(query)}&X-Amz-Signature={signature}");
    }

    /// <summary>
    /// Signs the request for an aws-chunked body and sets it. Trailers (name, value) are sent after the last chunk; with
    /// <paramref name="signedChunks"/> false the form is STREAMING-UNSIGNED-PAYLOAD-TRAILER.
    /// </summary>
    public void SignChunked(
        HttpRequestMessage request,
        byte[] data,
        int chunkSize,
        bool signedChunks,
        IReadOnlyDictionary<string, string>? trailers = null,
        DateTimeOffset? now = null)
    {
        trailers ??= new Dictionary<string, string>();
        var kind = signedChunks
            ? "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" + (trailers.Count > 0 ? "-TRAILER" : "")
            : "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
        Set(request, "x-amz-decoded-content-length", data.Length.ToString(CultureInfo.InvariantCulture));
        if (trailers.Count > 0)
        {
            Set(request, "x-amz-trailer", string.Join(',', trailers.Keys));
        }

        request.Content = new ByteArrayContent([]);
        _ = request.Content.Headers.TryAddWithoutValidation("Content-Encoding", "aws-chunked");
        var previous = Sign(request, kind, now);
        var time = Time(now);
        var body = new MemoryStream();
        for (var at = 0; ; at += chunkSize)
        {
            var chunk = data.AsSpan(Math.Min(at, data.Length), Math.Clamp(data.Length - at, 0, chunkSize));
            var extension = "";
            if (signedChunks)
            {
                previous = SignText(string.Join('\n', Algorithm + "-PAYLOAD", time, Scope(time), previous, Hash([]), Hash(chunk)), time);
                extension = ";chunk-signature=" + previous;
            }

            body.Write(Encoding.ASCII.GetBytes($"{chunk.Length:x}{extension}\r\n"));
            body.Write(chunk);
            if (chunk.Length == 0)
            {
                break;
            }

            body.Write("\r\n"u8);
        }

        foreach (var (name, value) in trailers)
        {
            body.Write(Encoding.ASCII.GetBytes($"{name}:{value}\r\n"));
        }

        if (signedChunks && trailers.Count > 0)
        {
            var lines = string.Concat(trailers.Select(static trailer => $"{trailer.Key}:{trailer.Value}\n"));
            var text = string.Join('\n', Algorithm + "-TRAILER", time, Scope(time), previous, Hash(Encoding.ASCII.GetBytes(lines)));
            body.Write(Encoding.ASCII.GetBytes($"x-amz-trailer-signature:{SignText(text, time)}\r\n"));
        }

        body.Write("\r\n"u8);
        var headers = request.Content.Headers.ContentEncoding.ToArray();
        request.Content = new ByteArrayContent(body.ToArray());
        _ = request.Content.Headers.TryAddWithoutValidation("Content-Encoding", headers);
    }

    public static string Hash(ReadOnlySpan<byte> data) => Convert.ToHexStringLower(SHA256.HashData(data));

    private static string Time(DateTimeOffset? now) =>
        (now ?? DateTimeOffset.UtcNow).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        _ = request.Headers.Remove(name);
        _ = request.Headers.TryAddWithoutValidation(name, value);
    }

    private static SortedDictionary<string, string> Headers(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.Headers.Host ?? request.RequestUri!.Authority,
        };
        var content = (request.Content?.Headers.NonValidated ?? default).Where(static header => header.Key != "Content-Length");
        foreach (var header in request.Headers.NonValidated.Concat(content))
        {
            headers[header.Key.ToLowerInvariant()] = string.Join(',', header.Value.Select(static value => value.Trim()));
        }

        return headers;
    }

    private static List<(string Name, string Value)> Query(Uri uri) =>
        [.. uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static part => part.Split('=', 2))
            .Select(static pair => (Uri.UnescapeDataString(pair[0]), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : ""))];

    private static string Canonical(List<(string Name, string Value)> query) =>
        string.Join('&', query.Select(static pair => (Name: Uri.EscapeDataString(pair.Name), Value: Uri.EscapeDataString(pair.Value)))
            .OrderBy(static pair => pair.Name, StringComparer.Ordinal).ThenBy(static pair => pair.Value, StringComparer.Ordinal)
            .Select(static pair => $"{pair.Name}={pair.Value}"));

    private string Scope(string time) => $"{time[..8]}/{region}/{service}/aws4_request";

    private string Signature(
        string method,
        Uri uri,
        List<(string Name, string Value)> query,
        SortedDictionary<string, string> headers,
        string payloadHash,
        string time)
    {
        var canonical = string.Join('\n', method, uri.AbsolutePath, Canonical(query),
            string.Concat(headers.Select(static header => $"{header.Key}:{header.Value}\n")), string.Join(';', headers.Keys), payloadHash);
        return SignText(string.Join('\n', Algorithm, time, Scope(time), Hash(Encoding.UTF8.GetBytes(canonical))), time);
    }

    private string SignText(string text, string time)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (var part in Scope(time).Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
