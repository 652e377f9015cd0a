using System;
using System.Linq;
using System.Security;
using System.Text;
using CsCheck;
using S3Encryption.Core.Keys.Reading;
using Xunit;

namespace S3Encryption.Core.Tests.Keys.Reading;

public sealed class KeyFormTests
{
    private const string Hex64 = "D5D52EC3A96E908BEF45268E666FE3E70963BFDAA1EC2264450E900C0BBF2D72";
    private const string Hex32 = "FCE07D20B867212C70055AB3C0461113";

    private static readonly Gen<SseCKeyForm> Forms = Gen.Enum<SseCKeyForm>();

    [Theory]
    [InlineData("salt=6BE490773F1B5291\nkey=" + Hex64 + "\niv =A626518FB9D77673CB115A8B6C4E1521\n")]
    [InlineData("salt=6BE490773F1B5291\r\nkey=" + Hex64 + "\r\niv =A626518FB9D77673CB115A8B6C4E1521\r\n")]
    [InlineData("key=" + Hex64)]
    [InlineData("key=" + Hex64 + "\niv =A626518FB9D77673CB115A8B6C4E1521")]
    public void The_key_that_openssl_prints_for_aes_256_is_its_64_digits_in_bytes(string printout) =>
        Assert.Equal(Convert.FromHexString(Hex64), Material(printout));

    [Fact]
    public void The_key_that_openssl_prints_for_aes_128_is_its_32_digits_as_characters_with_a_warning()
    {
        var reading = SseCKeyReader.FromText($"salt=29C970757459458E\nkey={Hex32}\niv =1BFB1A3AFB4F3C06D66283FCC68CD4CB\n");
        Assert.Equal(Hex32, Encoding.ASCII.GetString(reading.Key.CopyMaterial()));
        Assert.Contains("128 bits", reading.Warning, StringComparison.Ordinal);
        Assert.Contains("openssl", reading.Form, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("salt=6BE490773F1B5291\niv =A626518FB9D77673CB115A8B6C4E1521")]
    [InlineData("key=" + Hex64 + "\nkey=" + Hex64)]
    [InlineData("key=" + Hex64 + "\nand=more")]
    [InlineData("key=" + Hex32 + "0123456789ABCDEF")]
    [InlineData("key=not-hex")]
    public void A_printout_without_one_key_of_a_length_that_fits_is_refused(string printout) => Refused(printout);

    [Theory]
    [InlineData("+_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!")]
    public void Base64_that_no_encoder_writes_is_refused_for_it_was_mistyped(string text) => Refused(text);

    [Fact]
    public void A_form_that_is_asked_for_is_taken_and_no_other()
    {
        Assert.Equal(Encoding.ASCII.GetBytes(Hex32), Material(Hex32, SseCKeyForm.Characters));
        Assert.Equal(Convert.FromHexString(Hex64), Material(Hex64, SseCKeyForm.Hex));
        foreach (var form in new[] { SseCKeyForm.Hex, SseCKeyForm.Base64, SseCKeyForm.Raw, SseCKeyForm.OpenSsl }) Refused(Hex32, form);
        foreach (var form in new[] { SseCKeyForm.Base64, SseCKeyForm.Characters, SseCKeyForm.Raw }) Refused(Hex64, form);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void A_file_that_redirection_made_UTF16_is_refused_with_how_to_write_it(string encoding, bool mark)
    {
        var to = Encoding.GetEncoding(encoding);
        byte[] content = [.. mark ? to.GetPreamble() : [], .. to.GetBytes(Convert.ToBase64String(new byte[32]) + "\r\n")];
        AssertSaysHowToWrite(content);
    }

    [Fact]
    public void Raw_bytes_that_a_shell_took_for_text_are_refused_with_how_to_write_them() => Gen.Byte.Array[32].Sample(bytes =>
    {
        if (bytes.Any(b => b >= 0x80)) AssertSaysHowToWrite(Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes) + "\n"));
        var lossy = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes) + "\n");
        if (lossy.Length != 32 && lossy.AsSpan().IndexOf("\ufffd"u8) >= 0) AssertSaysHowToWrite(lossy);
    });

    [Fact]
    public void A_file_of_31_characters_and_a_line_end_is_taken_as_the_AWS_CLI_takes_it_with_a_warning()
    {
        var reading = SseCKeyReader.FromFile(Encoding.ASCII.GetBytes(new string('k', 31) + "\n"));
        Assert.Contains("line end", reading.Warning, StringComparison.Ordinal);
        Assert.Equal((byte)'\n', reading.Key.CopyMaterial()[31]);
    }

    [Fact]
    public void No_text_in_any_form_gives_anything_but_a_key_or_the_typed_failure() =>
        Gen.Select(Gen.OneOf(Gen.String[0, 100], Gen.String[Gen.Char["0123456789abcdefABCDEF=+/-_ \n{}keysaltiv"], 0, 100]),
            Forms.Nullable())
            .Sample((text, form) => Only(() => SseCKeyReader.FromText(text, new ReadingOptions { As = form })));

    [Fact]
    public void No_file_in_any_form_gives_anything_but_a_key_or_the_typed_failure() =>
        Gen.Select(Gen.Byte.Array[0, 300], Forms.Nullable())
            .Sample((content, form) => Only(() => SseCKeyReader.FromFile(content, new ReadingOptions { As = form })));

    [Fact]
    public void A_secret_is_read_as_its_text_is() => Gen.Byte.Array[32].Sample(bytes =>
    {
        using var secret = new SecureString();
        foreach (var c in Convert.ToBase64String(bytes)) secret.AppendChar(c);
        using var text = KeyCharacters.Of(secret);
        Assert.Equal(bytes, SseCKeyReader.FromText(text).Key.CopyMaterial());
    });

    private static byte[] Material(string text, SseCKeyForm? form = null) =>
        SseCKeyReader.FromText(text, new ReadingOptions { As = form }).Key.CopyMaterial();

    private static void Refused(string text, SseCKeyForm? form = null)
    {
        var failure = Assert.Throws<S3EncryptionException>(() => Material(text, form));
        Assert.Equal("InvalidSseCKey", failure.ErrorId);
        Assert.DoesNotContain(text, failure.Message, StringComparison.Ordinal);
    }

    private static void AssertSaysHowToWrite(byte[] content)
    {
        var failure = Assert.Throws<S3EncryptionException>(() => SseCKeyReader.FromFile(content));
        Assert.Equal("InvalidSseCKey", failure.ErrorId);
        Assert.Contains("WriteAllBytes", failure.Message, StringComparison.Ordinal);
        Assert.Contains("openssl rand -out", failure.Message, StringComparison.Ordinal);
    }

    private static void Only(Func<SseCKeyReading> read)
    {
        try
        {
            Assert.Equal(32, read().Key.CopyMaterial().Length);
        }
        catch (S3EncryptionException e)
        {
            Assert.Equal("InvalidSseCKey", e.ErrorId);
        }
    }
}
