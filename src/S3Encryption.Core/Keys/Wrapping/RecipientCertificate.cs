using System;
using System.Linq;
using System.Security.Cryptography.X509Certificates;

namespace S3Encryption.Core.Keys.Wrapping;

/// <summary>Which certificates a key can be wrapped to.</summary>
public static class RecipientCertificate
{
    private const string DocumentEncryption = "1.3.6.1.4.1.311.80.1";

    /// <summary>What the user should know before relying on this one; null where there is nothing.</summary>
    public static string? Warning(X509Certificate2 certificate)
    {
        if (certificate.NotAfter < DateTime.Now)
        {
            return $"The certificate {Name(certificate)} expired on {certificate.GetExpirationDateString()}. "
                + "Its private key still opens what is wrapped to it.";
        }

        return IsForDocuments(certificate)
            ? null
            : $"The certificate {Name(certificate)} has no enhanced key usage Document Encryption ({DocumentEncryption}): "
                + "Import-SseCKey and openssl cms -decrypt open what is wrapped to it, Unprotect-CmsMessage -To does not.";
    }

    /// <exception cref="S3EncryptionException"><c>CertificateUnsuitable</c>: not RSA, or not for encryption.</exception>
    internal static void RequireSuitable(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is null) throw CmsFailures.Unsuitable(Name(certificate), "it is not an RSA certificate");
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        const X509KeyUsageFlags Encryption = X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment;
        if (usage is not null && (usage.KeyUsages & Encryption) == 0)
            throw CmsFailures.Unsuitable(Name(certificate), $"its key usage is {usage.KeyUsages}, not encryption");
    }

    internal static string Name(X509Certificate2 certificate) => $"{certificate.Subject} ({certificate.Thumbprint})";

    private static bool IsForDocuments(X509Certificate2 certificate) => certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
        .SelectMany(e => e.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>()).Any(o => o.Value == DocumentEncryption);
}
