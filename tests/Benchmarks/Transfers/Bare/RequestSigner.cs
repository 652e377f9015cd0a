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
    private readonly IReadOnlyList<(string Name, string Value)> _sseC;
    private readonly string _sseCText;
    private readonly string _scope;
    private readonly byte[] _key;

    public RequestSigner(Access access)
    {
        _access = access;
        _sseC = access.SseCHeaders;
        _sseCText = string.Concat(_sseC.Select(header => $"{header.Name}:{header.Value}\n"));
        _scope = $"{DateTime.UtcNow:yyyyMMdd}/{Access.Region}/s3/aws4_request";
        _key = _scope.Split('/').Aggregate(
            Encoding.UTF8.GetBytes("AWS4" + access.SecretAccessKey), (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
    }

    /// <param name="request">The request, its path without anything to escape, its query sorted and each name with its <c>=</c>.</param>
    /// <param name="isSseC">Whether the SSE-C key goes with it.</param>
    public void Sign(HttpRequestMessage request, bool isSseC)
    {
        var now = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var uri = request.RequestUri!;
        var names = "host;x-amz-content-sha256;x-amz-date" + (isSseC ? string.Concat(_sseC.Select(header => ";" + header.Name)) : "");
        var canonical =
            $"{request.Method}\n{uri.AbsolutePath}\n{uri.Query.TrimStart('?')}\n"
            + $"host:{uri.Authority}\nx-amz-content-sha256:{Unsigned}\nx-amz-date:{now}\n{(isSseC ? _sseCText : "")}\n{names}\n{Unsigned}";
        var toSign = $"AWS4-HMAC-SHA256\n{now}\n{_scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(toSign)));
        Add(request, "x-amz-content-sha256", Unsigned);
        Add(request, "x-amz-date", now);
        foreach (var (name, value) in isSseC ? _sseC : []) Add(request, name, value);
        Add(
            request,
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={_access.AccessKeyId}/{_scope},SignedHeaders={names},Signature={signature}");
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static void Add(HttpRequestMessage request, string name, string value) =>
        _ = request.Headers.TryAddWithoutValidation(name, value);
}
