using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Keys.Wrapping;
using Xunit;

namespace S3Encryption.Core.Tests.Keys.Keyring;

public sealed class KeyDocumentTests
{
    private const string Arn = "arn:aws:kms:us-east-1:111122223333:key/53688d01-3709-41f4-aa61-e0c1b40cef93";

    [Fact]
    public void Whatever_is_noted_with_a_key_is_read_as_it_was_written() =>
        Gen.Select(Text, Text, Text, Text, Gen.Bool).Sample((name, bucket, prefix, note, byKms) =>
        {
            var written = Stored(new KeyDescription { Name = name, BucketName = bucket, Prefix = prefix, Note = note }, byKms);
            var read = KeyDocumentReader.Read(KeyDocumentWriter.Text(written), null);
            Assert.Equal(KeyDocumentWriter.Text(written), KeyDocumentWriter.Text(read));
            Assert.Equal(written.Entry with { Recipients = [] }, read.Entry with { Recipients = [] });
            Assert.Equal(written.Entry.Recipients, read.Entry.Recipients);
        });

    [Fact]
    public void A_file_that_was_changed_anywhere_is_the_typed_failure_or_another_description_and_throws_nothing_else()
    {
        var text = KeyDocumentWriter.Text(Stored(new KeyDescription { Name = "a", BucketName = "logs" }, byKms: true));
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[0, 20], Gen.String[0, 5]).Sample((at, length, put) =>
            Only(text[..at] + put + text[Math.Min(text.Length, at + length)..]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"format\":1}")]
    [InlineData("{\"format\":\"S3Encryption SSE-C key\",\"version\":2}")]
    [InlineData("{\"format\":\"S3Encryption SSE-C key\",\"version\":\"1\"}")]
    [InlineData("{\"format\":\"S3Encryption SSE-C key\",\"version\":1,\"wrap\":[]}")]
    [InlineData("{\"format\":\"S3Encryption SSE-C key\",\"version\":1,\"wrap\":{\"kind\":\"Plain\",\"key\":\"AA==\"}}")]
    public void What_is_no_such_file_is_the_typed_failure(string text) =>
        Assert.Equal("SseCKeyringDamaged", Assert.Throws<S3EncryptionException>(() => KeyDocumentReader.Read(text, "f")).ErrorId);

    private static Gen<string?> Text => Gen.OneOf(
        Gen.Const((string?)null), Gen.String[Gen.Char['\u0001', '\ud7ff'], 1, 20].Select(s => (string?)s));

    private static StoredSseCKey Stored(KeyDescription description, bool byKms)
    {
        using var key = SseCKeyMaker.Generate();
        KeyWrapping wrapping = byKms
            ? new KeyWrapping.Kms(
                Arn, Convert.ToBase64String(RandomNumberGenerator.GetBytes(100)), new Dictionary<string, string> { ["a"] = "b" })
            : new KeyWrapping.Cms(CmsText.Write(Encoding.ASCII.GetBytes("any")), [new SseCKeyRecipient("CN=a", "AB12")]);
        return StoredSseCKey.Of(key, wrapping, description);
    }

    private static void Only(string text)
    {
        try
        {
            _ = KeyDocumentReader.Read(text, "f");
        }
        catch (S3EncryptionException e)
        {
            Assert.Equal("SseCKeyringDamaged", e.ErrorId);
        }
    }
}
