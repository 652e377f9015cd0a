using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Fixtures;

/// <summary>Somebody who was given a presigned URL, and has neither AWS credentials nor the module.</summary>
internal sealed class PresignedClient : IDisposable
{
    private readonly HttpClient _http;

    public PresignedClient(SandboxFixture sandbox)
    {
        var trusted = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trusted.CustomTrustStore.ImportFromPemFile(sandbox.Server.CaBundlePath);
        _http = new HttpClient(
            new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trusted } });
    }

    /// <summary>Sends what the object says: its method, URL and headers.</summary>
    public Task<HttpResponseMessage> SendAsync(PSObject presigned, byte[]? body = null) =>
        SendAsync(presigned, HeadersOf(presigned), body);

    /// <summary>The same with other headers.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        PSObject presigned, IEnumerable<KeyValuePair<string, string>> headers, byte[]? body = null)
    {
        // As it is: a URI would resolve segments of dots.
        var address = new Uri(presigned.Get<string>("Url"), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(presigned.Get<string>("Method")), address);
        if (body is not null) request.Content = new ByteArrayContent(body);
        foreach (var (name, value) in headers)
        {
            if (request.Headers.TryAddWithoutValidation(name, value)) continue;
            Assert.True(request.Content?.Headers.TryAddWithoutValidation(name, value));
        }

        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static IReadOnlyList<KeyValuePair<string, string>> HeadersOf(PSObject presigned) =>
        [.. presigned.Get<IReadOnlyDictionary<string, string>>("Headers")];

    public void Dispose() => _http.Dispose();
}
