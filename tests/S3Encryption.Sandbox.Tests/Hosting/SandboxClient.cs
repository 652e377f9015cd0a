using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Tests.Signing;

namespace S3Encryption.Sandbox.Tests.Hosting;

/// <summary>Raw, signed HTTP as one principal, or unsigned as nobody. Trusts the sandbox's CA and nothing else.</summary>
public sealed class SandboxClient : IDisposable
{
    private readonly Uri _endpoint;
    private readonly TestSigner? _signer;
    private readonly HttpClient _http;

    public SandboxClient(
        SandboxServer server, Principal? principal, bool tls = true, string service = "s3", string? region = null)
    {
        _endpoint = tls ? server.Endpoint : server.HttpEndpoint!;
        _signer = principal is null
            ? null
            : new TestSigner(
                principal.AccessKeyId, principal.SecretAccessKey, region ?? server.Region, service, token: principal.SessionToken);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = System.Net.DecompressionMethods.None };
        handler.SslOptions.CertificateChainPolicy = TrustOnly(server.CaBundlePath);
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromMinutes(1) };
    }

    /// <summary>Sends a request; the target goes over the wire exactly as given.</summary>
    [OverloadResolutionPriority(1)]
    public async Task<Answer> SendAsync(string method, string target, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var request = Request(method, target, body, headers);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> SendAsync(string method, string target, string body, params (string Name, string Value)[] headers) =>
        SendAsync(method, target, Encoding.UTF8.GetBytes(body), headers);

    /// <summary>The response as soon as its headers are there; the caller reads and disposes of it.</summary>
    public Task<HttpResponseMessage> StartAsync(
        string method, string target, CancellationToken cancellation = default, params (string Name, string Value)[] headers) =>
        _http.SendAsync(Request(method, target, null, headers), HttpCompletionOption.ResponseHeadersRead, cancellation);

    public async Task<Answer> SendChunkedAsync(
        string target,
        byte[] body,
        bool signedChunks,
        IReadOnlyDictionary<string, string>? trailers = null,
        params (string Name, string Value)[] headers)
    {
        using var request = Unsigned("PUT", target, headers);
        _signer!.SignChunked(request, body, 64 * 1024, signedChunks, trailers);
        using var response = await _http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Sends a chunked upload whose framed body, with its signatures and trailers, went through other hands.</summary>
    public async Task<Answer> SendDamagedAsync(
        string target, byte[] body, bool signedChunks, IReadOnlyDictionary<string, string> trailers, Func<byte[], byte[]> damage)
    {
        using var request = Unsigned("PUT", target, []);
        _signer!.SignChunked(request, body, 8192, signedChunks, trailers);
        var framed = new ByteArrayContent(damage(await request.Content!.ReadAsByteArrayAsync()));
        framed.Headers.ContentEncoding.Add("aws-chunked");
        request.Content = framed;
        using var response = await _http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public Uri Presign(HttpMethod method, string target, IReadOnlyDictionary<string, string>? headers = null) =>
        _signer!.Presign(method, Absolute(target), TimeSpan.FromMinutes(5), headers: headers);

    public void Dispose() => _http.Dispose();

    internal static X509ChainPolicy TrustOnly(string caBundle)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(caBundle);
        return policy;
    }

    private Uri Absolute(string target) =>
        new(
            _endpoint.GetLeftPart(UriPartial.Authority) + target,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private HttpRequestMessage Unsigned(string method, string target, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), Absolute(target));
        foreach (var (name, value) in headers)
        {
            _ = request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private HttpRequestMessage Request(string method, string target, byte[]? body, (string Name, string Value)[] headers)
    {
        var request = Unsigned(method, target, headers);
        if (body is not null || method is "PUT" or "POST")
        {
            request.Content = new ByteArrayContent(body ?? []);
            foreach (var (name, value) in headers)
            {
                if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) || name == "Expires")
                {
                    _ = request.Content.Headers.TryAddWithoutValidation(name, value);
                }
            }
        }

        _ = _signer?.Sign(request, TestSigner.Hash(body ?? []));
        return request;
    }
}
