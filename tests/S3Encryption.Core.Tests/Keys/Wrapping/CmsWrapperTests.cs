using System;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Keys.Reading;
using S3Encryption.Core.Keys.Wrapping;
using Xunit;

namespace S3Encryption.Core.Tests.Keys.Wrapping;

public sealed class CmsWrapperTests
{
    private static readonly ReadingOptions Plain = new();
    private static readonly X509Certificate2 One = TestCertificate.ForDocuments("CN=one");
    private static readonly X509Certificate2 Two = TestCertificate.ForDocuments("CN=two");

    [Fact]
    public void AnyOne_of_the_recipients_opens_the_key()
    {
        using var key = SseCKeyMaker.Generate();
        var wrapped = CmsWrapper.Wrap(key, [One.PublicPart(), Two.PublicPart()]);
        Assert.Equal(["CN=one", "CN=two"], wrapped.Recipients.Select(r => r.Subject));
        foreach (var opener in new[] { One, Two })
            Assert.Equal(key.Fingerprint, CmsWrapper.Unwrap(wrapped, [opener], Plain).Fingerprint);
    }

    [Fact]
    public void Without_a_private_key_that_fits_the_failure_names_whom_to_ask()
    {
        using var key = SseCKeyMaker.Generate();
        var wrapped = CmsWrapper.Wrap(key, [One.PublicPart()]);
        foreach (var wrong in new[] { [], new[] { Two }, [One.PublicPart()] })
        {
            var failure = Assert.Throws<S3EncryptionException>(() => CmsWrapper.Unwrap(wrapped, wrong, Plain));
            Assert.Equal("NoPrivateKey", failure.ErrorId);
            Assert.Contains(One.Thumbprint, failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Certificates_that_cannot_encrypt_are_refused_before_anything_is_written()
    {
        using var key = SseCKeyMaker.Generate();
        var signing = TestCertificate.Make("CN=signing", X509KeyUsageFlags.DigitalSignature);
        foreach (var unsuitable in new[] { TestCertificate.Elliptic(), signing })
        {
            Assert.Equal(
                "CertificateUnsuitable", Assert.Throws<S3EncryptionException>(() => CmsWrapper.Wrap(key, [One, unsuitable])).ErrorId);
        }
    }

    [Fact]
    public void A_certificate_that_Unprotect_CmsMessage_does_not_take_is_warned_of()
    {
        Assert.Null(RecipientCertificate.Warning(One));
        var plain = TestCertificate.Make("CN=plain", null);
        Assert.Contains("Document Encryption", RecipientCertificate.Warning(plain), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_was_changed_gives_a_key_or_the_typed_failure_and_nothing_else()
    {
        using var key = SseCKeyMaker.Generate();
        var document = CmsWrapper.Wrap(key, [One]).Document;
        Gen.Select(Gen.Int[0, document.Length - 1], Gen.Char[' ', 'z']).Sample((at, c) =>
        {
            var changed = new KeyWrapping.Cms(document[..at] + c + document[(at + 1)..], []);
            try
            {
                // CBC has no checksum of its own: what is not text of 32 bytes is refused, and a keyring compares the fingerprint besides.
                Assert.Equal(32, CmsWrapper.Unwrap(changed, [One], Plain).CopyMaterial().Length);
            }
            catch (S3EncryptionException e)
            {
                Assert.Contains(e.ErrorId, new[] { "NoPrivateKey", "InvalidSseCKey" });
            }
        }, iter: 300);
    }

    [Fact]
    public void Anything_between_the_marks_gives_the_typed_failure() => Gen.Byte.Array[0, 100].Sample(bytes =>
    {
        var document = new KeyWrapping.Cms(CmsText.Write(bytes), []);
        Assert.Equal(
            "InvalidSseCKey", Assert.Throws<S3EncryptionException>(() => CmsWrapper.Unwrap(document, [One], Plain)).ErrorId);
    });

    [Fact]
    public void What_others_encrypted_with_the_same_tools_is_read_in_each_plain_form()
    {
        var bytes = RandomNumberGenerator.GetBytes(32);
        foreach (var text in new[] { Convert.ToBase64String(bytes), Convert.ToHexString(bytes) + "\r\n" })
        {
            var message = new System.Security.Cryptography.Pkcs.EnvelopedCms(new(System.Text.Encoding.UTF8.GetBytes(text)));
            message.Encrypt(new System.Security.Cryptography.Pkcs.CmsRecipient(One.PublicPart()));
            var key = CmsWrapper.Unwrap(new KeyWrapping.Cms(CmsText.Write(message.Encode()), []), [One], Plain);
            Assert.Equal(bytes, key.CopyMaterial());
        }
    }
}
