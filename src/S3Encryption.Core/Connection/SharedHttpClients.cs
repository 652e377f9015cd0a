#if NET
using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Amazon.Runtime;

namespace S3Encryption.Core.Connection;

/// <summary>
/// Gives the SDK its HTTP clients. The connections below them are kept for the life of the process, so that the second cmdlet of a
/// session finds its TLS connection open. They hold no credentials: those travel in each request.
/// </summary>
internal sealed class SharedHttpClients : HttpClientFactory
{
    private const int MaxConnections = 256;
    private static readonly ConcurrentDictionary<string, Lazy<Pair>> Clients = new();

    private readonly HttpClient _ofTheSdk;

    private SharedHttpClients(Pair pair) => (Client, _ofTheSdk) = (pair.Own, pair.OfTheSdk);

    /// <summary>The connections for these options, made on first use.</summary>
    public static SharedHttpClients For(ConnectionOptions options)
    {
        var bundle = TrustedCertificates.BundlePath(options);
        // A bundle that was replaced on disk is a different bundle.
        var identity = bundle is null ? string.Empty : $"{Path.GetFullPath(bundle)}|{File.GetLastWriteTimeUtc(bundle).Ticks}";
        var client = Clients.GetOrAdd(identity, _ => new Lazy<Pair>(() => Open(bundle)));
        try
        {
            return new SharedHttpClients(client.Value);
        }
        catch (S3EncryptionException)
        {
            _ = Clients.TryRemove(identity, out _);
            throw;
        }
    }

    /// <summary>The client itself; it lives as long as the process.</summary>
    public HttpClient Client { get; }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _ofTheSdk;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    private static Pair Open(string? bundle)
    {
        var handler = new SocketsHttpHandler
        {
            // A redirect would carry SSE-C key headers to whatever host the answer names.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            MaxConnectionsPerServer = MaxConnections,
            ConnectCallback = BufferedConnection.OpenAsync,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };
        if (bundle is not null) handler.SslOptions = TrustOnly(TrustedCertificates.Load(bundle));
        var shared = new KeysOverTls(new SmallBodies(handler));
        return new Pair(NewClient(shared), NewClient(new WholeAnswers(shared)));
    }

    private static HttpClient NewClient(HttpMessageHandler handler) =>
        new(handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };

    private static SslClientAuthenticationOptions TrustOnly(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // A private authority seldom publishes revocation lists, and a closed network could not fetch them.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(authorities);
        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }

    /// <summary>Two clients over the same network connections.</summary>
    private sealed record Pair(HttpClient Own, HttpClient OfTheSdk);
}
#endif
