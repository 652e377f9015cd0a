using System;
using System.Linq;
using System.Text;
using CsCheck;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Keys.Reading;
using Xunit;

namespace S3Encryption.Core.Tests.Keys.Reading;

public sealed class SseCKeyReaderTests
{
    private static readonly Gen<byte[]> Material = Gen.Byte.Array[32];

    [Fact]
    public void Every_key_is_read_the_same_from_each_form_that_tools_write() => Material.Sample(bytes =>
    {
        var base64 = Convert.ToBase64String(bytes);
        var hex = Convert.ToHexString(bytes);
        var urlSafe = base64.Replace('+', '-').Replace('/', '_');
        foreach (var text in new[] { base64, base64.TrimEnd('='), urlSafe, urlSafe.TrimEnd('='), hex, hex.ToLowerInvariant() })
        {
            Assert.Equal(bytes, SseCKeyReader.FromText(text).Key.CopyMaterial());
            foreach (var (start, end) in new[] { ("", ""), ("", "\n"), ("", "\r\n"), ("\ufeff", "\r\n") })
                Assert.Equal(bytes, SseCKeyReader.FromFile(Encoding.UTF8.GetBytes(start + text + end)).Key.CopyMaterial());
        }

        Assert.Equal(bytes, SseCKeyReader.FromBytes(bytes).Key.CopyMaterial());
        Assert.Equal(bytes, SseCKeyReader.FromFile(bytes).Key.CopyMaterial());
    });

    [Fact]
    public void Any_text_is_either_a_key_or_the_typed_failure_that_repeats_none_of_it() => Gen.String[0, 100].Sample(text =>
    {
        try
        {
            Assert.Equal(32, SseCKeyReader.FromText(text).Key.CopyMaterial().Length);
        }
        catch (S3EncryptionException e)
        {
            Assert.Equal("InvalidSseCKey", e.ErrorId);
            if (text.Length > 6) Assert.DoesNotContain(text, e.Message, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void Any_file_is_either_a_key_or_the_typed_failure() => Gen.Byte.Array[0, 300].Sample(content =>
    {
        try
        {
            _ = SseCKeyReader.FromFile(content);
        }
        catch (S3EncryptionException e)
        {
            Assert.Equal("InvalidSseCKey", e.ErrorId);
        }
    });

    [Fact]
    public void The_documented_32_characters_are_taken_as_the_AWS_CLI_takes_them_with_a_warning()
    {
        var reading = SseCKeyReader.FromText("7D139D4BB99FC6B8AAD8CA952AD4D82F");
        Assert.Equal("7D139D4BB99FC6B8AAD8CA952AD4D82F", Encoding.ASCII.GetString(reading.Key.CopyMaterial()));
        Assert.Contains("128 bits", reading.Warning, StringComparison.Ordinal);
        Assert.Null(SseCKeyReader.FromText("this-is-32-characters-long-text!").Warning);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(43)]
    [InlineData(63)]
    [InlineData(65)]
    public void Text_of_a_wrong_length_is_refused(int length) =>
        Assert.Equal("InvalidSseCKey", Assert.Throws<S3EncryptionException>(() => SseCKeyReader.FromText(new string('~', length))).ErrorId);

    [Fact]
    public void Characters_that_are_more_than_a_byte_are_refused_not_cut() =>
        _ = Assert.Throws<S3EncryptionException>(() => SseCKeyReader.FromText(string.Concat(Enumerable.Repeat("é", 32))));

    [Fact]
    public void A_disposed_key_is_zeroed_and_says_so_when_used()
    {
        var key = SseCKeyMaker.Generate();
        key.Dispose();
        _ = Assert.Throws<ObjectDisposedException>(() => key.CopyMaterial());
        var field = typeof(SseCKey).GetField(
            "_material", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        Assert.All((byte[])field.GetValue(key)!, b => Assert.Equal(0, b));
    }
}
