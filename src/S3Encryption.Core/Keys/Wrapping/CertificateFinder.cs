using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace S3Encryption.Core.Keys.Wrapping;

/// <summary>
/// Finds a certificate as <c>Protect-CmsMessage -To</c> does: a file, or the thumbprint or subject of one in the user's store.
/// </summary>
public static class CertificateFinder
{
    private const int ThumbprintDigits = 40;

    /// <summary>Reads a certificate file, with the private key where it holds one.</summary>
    /// <exception cref="S3EncryptionException"><c>CertificateNotFound</c>.</exception>
    public static X509Certificate2 FromFile(string path)
    {
        try
        {
            return Load(path);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw CmsFailures.Unreadable(path, e);
        }
    }

    /// <summary>Finds a certificate in <c>Cert:\CurrentUser\My</c>.</summary>
    /// <param name="named">Its thumbprint, or its subject with or without <c>CN=</c>; the newest that is valid counts.</param>
    /// <exception cref="S3EncryptionException"><c>CertificateNotFound</c>: none, or several.</exception>
    public static X509Certificate2 FromStore(string named)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        var all = store.Certificates.Cast<X509Certificate2>().ToList();
        var thumbprint = named.Replace(" ", string.Empty);
        if (thumbprint.Length == ThumbprintDigits
            && all.Find(c => string.Equals(c.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase)) is X509Certificate2 exact)
        {
            return exact;
        }

        var found = all.FindAll(c => IsSubject(c, named));
        var valid = found.FindAll(c => c.NotBefore <= DateTime.Now && c.NotAfter >= DateTime.Now);
        if (valid.Count > 0) found = valid;
        return found.Count switch
        {
            0 => throw CmsFailures.NotFound(named),
            1 => found[0],
            _ => throw CmsFailures.Ambiguous(named, found),
        };
    }

    /// <summary>The failure for a value of a kind that is no certificate.</summary>
    public static S3EncryptionException NotACertificate(string type) => CmsFailures.NotACertificate(type);

    private static bool IsSubject(X509Certificate2 certificate, string named) =>
        string.Equals(certificate.Subject, named, StringComparison.OrdinalIgnoreCase)
        || string.Equals(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false), named, StringComparison.OrdinalIgnoreCase);

#if NET
    private static X509Certificate2 Load(string path)
    {
        var text = File.ReadAllText(path);
        if (!text.Contains("-----BEGIN ", StringComparison.Ordinal)) return new X509Certificate2(path);
        return text.Contains("PRIVATE KEY-----", StringComparison.Ordinal)
            ? X509Certificate2.CreateFromPem(text, text)
            : X509Certificate2.CreateFromPem(text);
    }
#else
    // .NET Framework reads PEM certificates too, but no private keys from PEM.
    private static X509Certificate2 Load(string path) => new(path);
#endif
}
