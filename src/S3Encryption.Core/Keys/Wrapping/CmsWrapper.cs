using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using S3Encryption.Core.Keys.Exporting;
using S3Encryption.Core.Keys.Reading;

namespace S3Encryption.Core.Keys.Wrapping;

/// <summary>
/// Encrypts keys to certificates, in the form of <c>Protect-CmsMessage</c>: AES-256 in CBC, its key by RSA, PEM. The content is the key in
/// base64, so that <c>Unprotect-CmsMessage</c> and <c>openssl cms -decrypt</c> print what <c>Import-SseCKey</c> takes. It needs no AWS.
/// </summary>
public static class CmsWrapper
{
    private const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";

    /// <summary>Wraps a key to everyone named: any one of the private keys opens it.</summary>
    /// <exception cref="S3EncryptionException"><c>CertificateUnsuitable</c>.</exception>
    public static KeyWrapping.Cms Wrap(SseCKey key, IReadOnlyList<X509Certificate2> recipients)
    {
        foreach (var recipient in recipients) RecipientCertificate.RequireSuitable(recipient);
        var content = KeyBytes.Base64(key);
        try
        {
            var message = new EnvelopedCms(new ContentInfo(content), new AlgorithmIdentifier(new Oid(Aes256Cbc)));
            var to = new CmsRecipientCollection();
            foreach (var recipient in recipients) _ = to.Add(new CmsRecipient(SubjectIdentifierType.IssuerAndSerialNumber, recipient));
            message.Encrypt(to);
            return new KeyWrapping.Cms(CmsText.Write(message.Encode()), [.. recipients.Select(Describe)]);
        }
        catch (CryptographicException e)
        {
            throw CmsFailures.CannotWrap(recipients, e);
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    /// <summary>The key in a document.</summary>
    /// <param name="wrapped">The document.</param>
    /// <param name="certificates">With private keys, tried beside those of the user's certificate store.</param>
    /// <param name="options">The name to give the key, and where the document is from.</param>
    /// <exception cref="S3EncryptionException"><c>NoPrivateKey</c>, or <c>InvalidSseCKey</c>: its content is no key.</exception>
    public static SseCKey Unwrap(KeyWrapping.Cms wrapped, IReadOnlyList<X509Certificate2> certificates, ReadingOptions options)
    {
        var content = Decrypt(wrapped, certificates, options);
        try
        {
            return SseCKeyReader.FromFile(content, options).Key;
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    private static byte[] Decrypt(KeyWrapping.Cms wrapped, IReadOnlyList<X509Certificate2> certificates, ReadingOptions options)
    {
        var message = new EnvelopedCms();
        try
        {
            message.Decode(CmsText.Read(wrapped.Document) ?? throw CmsFailures.NotCms(options.Path, null));
        }
        catch (CryptographicException e)
        {
            throw CmsFailures.NotCms(options.Path, e);
        }

        try
        {
            // The store is looked through as well, as Unprotect-CmsMessage does.
            message.Decrypt([.. certificates]);
            return message.ContentInfo.Content;
        }
        catch (CryptographicException e)
        {
            throw CmsFailures.NoPrivateKey(wrapped.Recipients.Count > 0 ? wrapped.Recipients : Recipients(message), options.Path, e);
        }
    }

    private static SseCKeyRecipient Describe(X509Certificate2 certificate) => new(certificate.Subject, certificate.Thumbprint);

    // A document names its recipients by issuer and serial number, not by subject.
    private static IReadOnlyList<SseCKeyRecipient> Recipients(EnvelopedCms message) =>
    [
        .. message.RecipientInfos.Cast<RecipientInfo>().Select(r => r.RecipientIdentifier.Value is X509IssuerSerial of
            ? new SseCKeyRecipient($"issuer {of.IssuerName}", $"serial number {of.SerialNumber}")
            : new SseCKeyRecipient("a certificate", $"{r.RecipientIdentifier.Value}")),
    ];
}
