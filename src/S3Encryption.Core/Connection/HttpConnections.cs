using Amazon.Runtime;
#if !NET
using S3Encryption.Core.Failures;
#endif

namespace S3Encryption.Core.Connection;

/// <summary>Sets which HTTP stack an SDK client uses, and whose certificates it trusts.</summary>
internal static class HttpConnections
{
#if NET
    public static void Attach(ClientConfig config, ConnectionOptions options) => config.HttpClientFactory = SharedHttpClients.For(options);
#else
    /// <summary>On Windows PowerShell the SDK's own stack is used, which trusts what Windows trusts.</summary>
    /// <exception cref="S3EncryptionException">
    /// A bundle was given: this stack has no setting for one that would not affect the whole process.
    /// </exception>
    public static void Attach(ClientConfig config, ConnectionOptions options)
    {
        if (TrustedCertificates.BundlePath(options) is string path) throw SetUpFailures.CertificateBundleNotSupported(path);
        config.ConnectionLimit = 256;
    }
#endif
}
