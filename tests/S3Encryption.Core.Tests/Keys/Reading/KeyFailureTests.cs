using System;
using System.Text;
using S3Encryption.Core.Keys.Reading;
using Xunit;

namespace S3Encryption.Core.Tests.Keys.Reading;

/// <summary>The edges of what is a key, and what is said of what is none.</summary>
public sealed class KeyFailureTests
{
    private const string Hex64 = "D5D52EC3A96E908BEF45268E666FE3E70963BFDAA1EC2264450E900C0BBF2D72";

    [Theory]
    [InlineData('!', true)]
    [InlineData('~', true)]
    [InlineData(' ', false)]
    [InlineData('\t', false)]
    [InlineData('\u007f', false)]
    [InlineData('\u0080', false)]
    [InlineData('\u017f', false)]
    public void Of_32_characters_each_is_printable_ASCII_or_they_are_no_key(char c, bool isKey)
    {
        var text = "0123456789abcde" + c + "0123456789abcdef";
        if (isKey) Assert.Equal(Encoding.ASCII.GetBytes(text), SseCKeyReader.FromText(text).Key.CopyMaterial());
        else _ = Failure(text);
    }

    [Theory]
    [InlineData("\n\nkey=" + Hex64 + "\n\niv =00\n\n")]
    [InlineData("\ufeffsalt=00\r\n\r\nkey=" + Hex64)]
    public void Empty_lines_in_a_printout_of_openssl_are_nothing(string printout) =>
        Assert.Equal(Convert.FromHexString(Hex64), SseCKeyReader.FromText(printout).Key.CopyMaterial());

    [Theory]
    [InlineData("key=" + Hex64 + "\ncheck=ABCDEF")]
    [InlineData("key=" + Hex64 + "\n=ABCDEF")]
    [InlineData("key=" + Hex64 + "\niv=")]
    [InlineData("key=" + Hex64 + "\niv=mine")]
    public void A_printout_with_a_line_that_openssl_does_not_print_is_refused(string printout) => _ = Failure(printout);

    [Theory]
    [InlineData("-----BEGIN CMS-----\nMIIB\n-----END CMS-----")]
    [InlineData("\ufeff{ \"name\": \"mine\", \"wrap\": \"kms\" }")]
    public void A_wrapped_key_is_said_to_be_one_with_the_command_that_opens_it(string text)
    {
        var failure = Failure(text, path: "/keys/mine");
        Assert.Contains("'/keys/mine' is a wrapped key", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Import-SseCKey", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"name\": \"mine\" }")]
    [InlineData("\"wrap\"")]
    [InlineData("")]
    public void What_only_resembles_a_wrapped_key_is_none(string text) =>
        Assert.DoesNotContain("wrapped", Failure(text).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "43 or 44 characters of base64")]
    [InlineData(SseCKeyForm.Base64, "43 or 44 characters")]
    [InlineData(SseCKeyForm.Hex, "64 digits")]
    [InlineData(SseCKeyForm.Characters, "32 characters of ASCII")]
    [InlineData(SseCKeyForm.OpenSsl, "openssl enc")]
    [InlineData(SseCKeyForm.Raw, "32 bytes, and no text")]
    public void What_is_no_key_is_refused_with_its_length_its_file_and_what_the_form_asks_for(SseCKeyForm? form, string hint)
    {
        var failure = Failure("no key at all", form, "/keys/mine");
        Assert.Contains("13 characters in '/keys/mine'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(hint, failure.Message, StringComparison.Ordinal);
        Assert.Equal("/keys/mine", failure.Path);
        Assert.DoesNotContain(" in '", Failure("no key at all", form).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_byte_order_mark_alone_is_no_key() =>
        _ = Assert.Throws<S3EncryptionException>(() => SseCKeyReader.FromFile([0xef, 0xbb, 0xbf]));

    private static S3EncryptionException Failure(string text, SseCKeyForm? form = null, string? path = null)
    {
        var failure = Assert.Throws<S3EncryptionException>(
            () => SseCKeyReader.FromText(text, new ReadingOptions { As = form, Path = path }));
        Assert.Equal("InvalidSseCKey", failure.ErrorId);
        return failure;
    }
}
