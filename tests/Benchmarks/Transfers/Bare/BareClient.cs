using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Transfers.Bare;

/// <summary>Signed requests over an HttpClient, and nothing else.</summary>
internal sealed class BareClient : IDisposable
{
    private readonly HttpClient _client;
    private readonly Uri _endpoint;
    private readonly RequestSigner _signer;
    private readonly IReadOnlyList<(string Name, string Value)> _sseC;

    public BareClient(Access access)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(access.CaBundle);
        _client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust },
        })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _endpoint = access.Endpoint;
        _signer = new RequestSigner(access);
        _sseC = access.SseCHeaders;
    }

    /// <summary>Sends a request; the answer's body is not read yet.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="key">The object's key, of letters that need no escaping; empty for the bucket.</param>
    /// <param name="query">The query, sorted, each name with its <c>=</c>.</param>
    /// <param name="isSseC">Whether the SSE-C key goes with it.</param>
    /// <param name="body">What to send, if anything.</param>
    /// <param name="range">Which bytes of the object are wanted, if not all.</param>
    /// <param name="headers">What it says besides, in lower case.</param>
    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string key, string query = "", bool isSseC = false, HttpContent? body = null, RangeHeaderValue? range = null,
        params (string Name, string Value)[] headers)
    {
        var path = $"/{Access.Bucket}{(key.Length > 0 ? "/" : "")}{key}{(query.Length > 0 ? "?" : "")}{query}";
        using var request = new HttpRequestMessage(method, new Uri(_endpoint, path)) { Content = body };
        request.Headers.Range = range;
        _signer.Sign(request, isSseC ? _sseC.Concat(headers) : headers);
        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.IsSuccessStatusCode) return answer;
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {text}", null, answer.StatusCode);
        }
    }

    public void Dispose() => _client.Dispose();
}
