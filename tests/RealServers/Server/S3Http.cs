using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace S3Encryption.RealServers.Server;

/// <summary>S3 requests signed here (Signature V4), so that what the server holds is judged by no code that the module uses.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html</remarks>
internal sealed class S3Http : IDisposable
{
    private const string Payload = "UNSIGNED-PAYLOAD";
    private readonly HttpClient _client;
    private readonly Uri _endpoint;
    private readonly RgwUser _user;

    public S3Http(RgwDescription server, RgwUser user)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(server.CaBundle);
        _client = new HttpClient(
            new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust } });
        _endpoint = new Uri(server.Https);
        _user = user;
    }

    public void Dispose() => _client.Dispose();

    /// <param name="method">The HTTP method.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key, verbatim; null for the bucket.</param>
    /// <param name="query">The query, escaped and sorted, each name with its <c>=</c>.</param>
    /// <param name="headers">More headers, lower case and beginning with <c>x-amz-</c>; they are signed too.</param>
    /// <param name="body">What to send, if anything.</param>
    public async Task<S3Answer> SendAsync(
        HttpMethod method,
        string bucket,
        string? key = null,
        string query = "",
        IReadOnlyDictionary<string, string>? headers = null,
        byte[]? body = null)
    {
        var path = $"/{bucket}" + (key is null ? string.Empty : "/" + string.Join('/', key.Split('/').Select(Uri.EscapeDataString)));
        var now = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var signed = new SortedDictionary<string, string>(headers?.ToDictionary() ?? [], StringComparer.Ordinal)
        {
            ["host"] = _endpoint.Authority,
            ["x-amz-content-sha256"] = Payload,
            ["x-amz-date"] = now,
        };
        // As it is: a key may hold dots and slashes that a browser would resolve.
        var address = new Uri(
            $"https://{_endpoint.Authority}{path}?{query}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new ByteArrayContent(body);
        foreach (var (name, value) in signed.Where(h => h.Key != "host")) request.Headers.Add(name, value);
        _ = request.Headers.TryAddWithoutValidation("Authorization", Authorization(method.Method, path, query, signed, now));
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return new S3Answer(
            answer.StatusCode,
            answer.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase),
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private string Authorization(string method, string path, string query, SortedDictionary<string, string> headers, string now)
    {
        var names = string.Join(';', headers.Keys);
        var canonical = string.Join(
            '\n', [method, path, query, .. headers.Select(h => $"{h.Key}:{h.Value}"), string.Empty, names, Payload]);
        var scope = $"{now[..8]}/us-east-1/s3/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{now}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = scope.Split('/').Aggregate(
            Encoding.UTF8.GetBytes("AWS4" + _user.SecretAccessKey),
            (secret, part) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(part)));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        return $"AWS4-HMAC-SHA256 Credential={_user.AccessKeyId}/{scope},SignedHeaders={names},Signature={signature}";
    }
}
