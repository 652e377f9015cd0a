using System;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>A certificate authority of one start, and the one certificate it signs; its key is forgotten at once.</summary>
internal sealed record CertificateAuthority(string CaPem, X509Certificate2 Leaf)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    internal static CertificateAuthority Create(DateTimeOffset now, string accountId)
    {
        var from = now.AddDays(-1);
        using var caKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var caRequest = new CertificateRequest("CN=S3Encryption sandbox CA", caKey, HashAlgorithmName.SHA256);
        caRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        caRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        var caId = new X509SubjectKeyIdentifierExtension(caRequest.PublicKey, false);
        caRequest.CertificateExtensions.Add(caId);
        using var ca = caRequest.CreateSelfSigned(from, now + Life);

        using var leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", leafKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(caId));
        request.CertificateExtensions.Add(Names(accountId));
        using var signed = request.Create(ca, from, now + Life - TimeSpan.FromHours(1), RandomNumberGenerator.GetBytes(16));
        using var leaf = signed.CopyWithPrivateKey(leafKey);
        // Windows takes no key for TLS that exists in memory only; the round trip through PKCS #12 gives it one.
        return new(ca.ExportCertificatePem() + "\n", X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pkcs12), null));
    }

    private static X509Extension Names(string accountId)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName("*.localhost");
        names.AddDnsName("s3.localhost");
        names.AddDnsName("*.s3.localhost");
        // Clients of S3 Control put the account before the host, and OpenSSL takes no wildcard for *.localhost.
        names.AddDnsName(accountId + ".localhost");
        names.AddIpAddress(IPAddress.Loopback);
        return names.Build();
    }
}
