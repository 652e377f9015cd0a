using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography.X509Certificates;

namespace S3Encryption.Core.Keys.Wrapping;

/// <summary>What goes wrong with certificates and what is wrapped to them.</summary>
internal static class CmsFailures
{
    private const string Forms = "Give a certificate object, a file (.cer, .pem, .pfx), or the thumbprint or subject of one in "
        + "Cert:\\CurrentUser\\My.";

    public static S3EncryptionException Unsuitable(string certificate, string why) => new(
        "CertificateUnsuitable", FailureCategory.InvalidInput, $"A key cannot be wrapped to the certificate {certificate}: {why}",
        "It takes an RSA certificate whose key usage, where it has one, is Key Encipherment or Data Encipherment.")
    { StopsEverything = true };

    public static S3EncryptionException CannotWrap(IReadOnlyList<X509Certificate2> recipients, Exception cause) => new(
        "CertificateUnsuitable", FailureCategory.InvalidInput,
        $"The key could not be wrapped to {string.Join(", ", recipients.Select(RecipientCertificate.Name))}: {cause.Message}", null, cause);

    public static S3EncryptionException NotFound(string named) => new(
        "CertificateNotFound", FailureCategory.NotFound,
        $"'{named}' is neither a file nor a certificate in Cert:\\CurrentUser\\My", Forms)
    { StopsEverything = true };

    public static S3EncryptionException Ambiguous(string subject, IEnumerable<X509Certificate2> found) => new(
        "CertificateNotFound", FailureCategory.InvalidInput,
        $"'{subject}' names several certificates: {string.Join(", ", found.Select(c => c.Thumbprint))}", "Give the thumbprint of one.")
    { StopsEverything = true };

    public static S3EncryptionException Unreadable(string path, Exception cause) => new(
        "CertificateNotFound", FailureCategory.File, $"'{path}' holds no certificate that can be read: {cause.Message}",
        "A PFX file with a password opens so: -Certificate (Get-PfxCertificate FILE -Password $password). " + Forms, cause)
    { StopsEverything = true, Path = path };

    public static S3EncryptionException NotACertificate(string type) => new(
        "CertificateNotFound", FailureCategory.InvalidInput, $"A {type} is not a certificate", Forms)
    { StopsEverything = true };

    public static S3EncryptionException NotCms(string? path, Exception? cause) => new(
        "InvalidSseCKey", FailureCategory.InvalidInput,
        $"{(path is null ? "This" : $"'{path}'")} begins like a CMS document, and is none", "It may be cut off; get it again.", cause)
    { Path = path };

    public static S3EncryptionException NoPrivateKey(IReadOnlyList<SseCKeyRecipient> recipients, string? path, Exception cause) => new(
        "NoPrivateKey", FailureCategory.Denied,
        $"{(path is null ? "The key" : $"'{path}': the key")} is wrapped to {string.Join(", ", recipients)}, "
        + $"and no private key that opens it is in your certificate store: {cause.Message}",
        "Name one: -Certificate FILE.pfx, or a PEM file with certificate and private key.", cause)
    { Path = path };
}
