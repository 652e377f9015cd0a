using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Transfers.Bare;

/// <summary>Signature Version 4 with nothing that these few requests do not need: the body is not signed, the day's key is kept.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html</remarks>
internal sealed class RequestSigner
{
    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private readonly Access _access;
    private readonly string _scope;
    private readonly byte[] _key;

    public RequestSigner(Access access)
    {
        _access = access;
        _scope = $"{DateTime.UtcNow:yyyyMMdd}/{Access.Region}/s3/aws4_request";
        _key = _scope.Split('/').Aggregate(
            Encoding.UTF8.GetBytes("AWS4" + access.SecretAccessKey), (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
    }

    /// <param name="request">The request, its path without anything to escape, its query sorted and each name with its <c>=</c>.</param>
    /// <param name="headers">What it says besides, in lower case; all of it is signed.</param>
    public void Sign(HttpRequestMessage request, IEnumerable<(string Name, string Value)> headers)
    {
        var now = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var uri = request.RequestUri!;
        List<(string Name, string Value)> signed =
            [("host", uri.Authority), ("x-amz-content-sha256", Unsigned), ("x-amz-date", now), .. headers];
        signed.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        var names = string.Join(';', signed.Select(header => header.Name));
        var lines = string.Concat(signed.Select(header => $"{header.Name}:{header.Value}\n"));
        var canonical = $"{request.Method}\n{uri.AbsolutePath}\n{uri.Query.TrimStart('?')}\n{lines}\n{names}\n{Unsigned}";
        var toSign = $"AWS4-HMAC-SHA256\n{now}\n{_scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(toSign)));
        foreach (var (name, value) in signed)
        {
            // What describes a body goes with the body.
            _ = request.Headers.TryAddWithoutValidation(name, value) || request.Content!.Headers.TryAddWithoutValidation(name, value);
        }

        _ = request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={_access.AccessKeyId}/{_scope},SignedHeaders={names},Signature={signature}");
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
