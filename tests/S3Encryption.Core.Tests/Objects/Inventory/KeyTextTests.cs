using System;
using System.Linq;
using System.Text;
using CsCheck;
using S3Encryption.Core.Objects.Inventory.Csv;
using S3Encryption.Core.Objects.Measuring;
using S3Encryption.Tests.Inventory;
using Xunit;

namespace S3Encryption.Core.Tests.Objects.Inventory;

public sealed class KeyTextTests
{
    // Every character that UTF-8 can have, and those that encoders treat in their own ways.
    private static readonly Gen<string> Keys = Gen.OneOf(
        Gen.Int[1, 0x10FFFF].Where(c => c is < 0xD800 or > 0xDFFF).Select(char.ConvertFromUtf32),
        Gen.OneOf("/", "+", "%", " ", "%2F", "%20", "\"", ",", "\n", "~", "*", "a", "日本")).Array[1, 20].Select(string.Concat);

    [Fact]
    public void A_key_of_any_characters_is_the_one_that_the_object_has() => Keys.Sample(key =>
    {
        Assert.Equal(key, Decode(InventoryReport.Encode(key)));
        Assert.Equal(key, Decode(Uri.EscapeDataString(key)));
        Assert.Equal(key, Decode(string.Concat(Encoding.UTF8.GetBytes(key).Select(b => $"%{b:x2}"))));
    });

    [Fact]
    public void A_prefix_of_an_encoded_key_is_that_of_the_key() => Gen.Select(Keys, Gen.Int[1, 4], Gen.Bool).Sample((key, depth, plain) =>
    {
        var encoded = InventoryReport.Encode(key);
        if (plain) encoded = encoded.Replace("%2F", "/");
        var bytes = Encoding.UTF8.GetBytes(encoded);
        var expected = new Grouping([S3EncryptionProperty.Prefix], depth).PrefixOf(key);
        Assert.Equal(expected, KeyText.Decode(bytes.AsSpan(0, KeyText.PrefixLength(bytes, depth))));
    });

    [Theory]
    [InlineData("a%")]
    [InlineData("a%2")]
    [InlineData("a%zz")]
    [InlineData("a%ff")]
    public void What_is_not_encoded_is_not_guessed_at(string text) => Assert.Throws<FormatException>(() => Decode(text));

    private static string Decode(string text) => KeyText.Decode(Encoding.UTF8.GetBytes(text));
}
