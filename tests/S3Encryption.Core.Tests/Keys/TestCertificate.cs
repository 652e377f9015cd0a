using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace S3Encryption.Core.Tests.Keys;

/// <summary>Certificates for tests, with their private keys.</summary>
internal static class TestCertificate
{
    public static X509Certificate2 ForDocuments(string name = "CN=documents") =>
        Make(name, X509KeyUsageFlags.KeyEncipherment, "1.3.6.1.4.1.311.80.1");

    public static X509Certificate2 Make(string name, X509KeyUsageFlags? usage, string? purpose = null)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (usage is X509KeyUsageFlags flags) request.CertificateExtensions.Add(new X509KeyUsageExtension(flags, critical: true));
        if (purpose is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    public static X509Certificate2 Elliptic()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=elliptic", ec, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    /// <summary>The same without the private key, as a recipient's certificate is handed out.</summary>
    public static X509Certificate2 PublicPart(this X509Certificate2 certificate) =>
        X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert));
}
