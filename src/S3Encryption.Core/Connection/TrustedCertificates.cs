using System;
#if NET
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using S3Encryption.Core.Failures;
#endif

namespace S3Encryption.Core.Connection;

/// <summary>
/// The certificate authorities a connection trusts instead of the system's (<c>-CertificateBundle</c>, <c>AWS_CA_BUNDLE</c>).
/// </summary>
internal static class TrustedCertificates
{
    /// <summary>The bundle's path: as given, or from the environment variable that the AWS CLI and SDKs share.</summary>
    public static string? BundlePath(ConnectionOptions options)
    {
        var path = options.CertificateBundle ?? Environment.GetEnvironmentVariable("AWS_CA_BUNDLE");
        return string.IsNullOrEmpty(path) ? null : path;
    }

#if NET
    /// <summary>Reads the bundle.</summary>
    /// <exception cref="S3EncryptionException">It cannot be read, or holds no certificate.</exception>
    public static X509Certificate2Collection Load(string path)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw SetUpFailures.UnreadableCertificateBundle(path, e);
        }

        return certificates.Count > 0 ? certificates : throw SetUpFailures.UnreadableCertificateBundle(path, null);
    }
#endif
}
