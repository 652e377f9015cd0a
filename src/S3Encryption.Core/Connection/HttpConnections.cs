using System.Net.Http;
using Amazon.Runtime;
#if !NET
using System.Net;
using System.Threading;
using S3Encryption.Core.Failures;
#endif

namespace S3Encryption.Core.Connection;

/// <summary>Sets which HTTP stack an SDK client uses, and whose certificates it trusts.</summary>
internal static class HttpConnections
{
#if NET
    public static void Attach(ClientConfig config, ConnectionOptions options) => config.HttpClientFactory = SharedHttpClients.For(options);

    /// <summary>The same connections without the SDK.</summary>
    public static HttpClient ClientFor(ConnectionOptions options) => SharedHttpClients.For(options).Client;
#else
    /// <summary>On Windows PowerShell the SDK's own stack is used, which trusts what Windows trusts.</summary>
    /// <exception cref="S3EncryptionException">
    /// A bundle was given: this stack has no setting for one that would not affect the whole process.
    /// </exception>
    public static void Attach(ClientConfig config, ConnectionOptions options)
    {
        if (TrustedCertificates.BundlePath(options) is string path) throw SetUpFailures.CertificateBundleNotSupported(path);
        config.ConnectionLimit = MostConnections;
    }

    /// <summary>A client of its own, for what does not go through the SDK.</summary>
    public static HttpClient ClientFor(ConnectionOptions options) =>
        TrustedCertificates.BundlePath(options) is string path ? throw SetUpFailures.CertificateBundleNotSupported(path) : Shared;

    private const int MostConnections = 256;

    private static readonly HttpClient Shared = new(new KeysOverTls(new HttpClientHandler
    {
        // A redirect would carry SSE-C key headers to whatever host the answer names.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        MaxConnectionsPerServer = MostConnections,
    }))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
#endif
}
