using System;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Threading.Tasks;
using S3Encryption.RealServers.Server;
using Xunit;

namespace S3Encryption.RealServers.Objects;

public sealed class SseKmsTests(RgwServer server) : RgwTest(server)
{
    private const int MiB = 1 << 20;
    private const string Send = "Send-S3EncryptedObject -LiteralPath $file -BucketName $bucket -Key a @server";
    private const string Receive = "Receive-S3EncryptedObject -BucketName $bucket -Key a -Path $target @server";

    [Theory]
    [InlineData(MiB, 0)]
    [InlineData(MiB, 1)]
    [InlineData(40 * MiB, 0)]
    [InlineData(40 * MiB, 1)]
    public async Task A_file_is_stored_under_the_kms_key_that_was_named_and_comes_back(int size, int key)
    {
        var content = RandomNumberGenerator.GetBytes(size);
        var kmsKey = Server.KmsKeys[key];
        var sent = RunForOne(Send + " -KmsKeyId $kmsKey", ("file", NewFile("sent.bin", content)), ("kmsKey", kmsKey));
        Assert.Equal("SseKms", (string)sent.Encryption.ToString());
        Assert.Equal(kmsKey, (string)sent.KmsKeyArn);

        var stored = await Bucket.GetAsync("a");
        Assert.Equal("aws:kms", stored.Header("x-amz-server-side-encryption"));
        Assert.Equal(kmsKey, stored.Header("x-amz-server-side-encryption-aws-kms-key-id"));
        AssertSame(content, stored.Body);

        var target = Path.Combine(Folder, "received.bin");
        var received = RunForOne(Receive, ("target", target));
        Assert.Equal(kmsKey, (string)received.KmsKeyArn);
        AssertHolds(target, content);
    }

    [Fact]
    public async Task A_file_with_an_encryption_context_comes_back()
    {
        _ = RunForOne(
            Send + " -KmsKeyId $kmsKey -EncryptionContext @{ project = 'apollo'; owner = 'Zoë' }",
            ("file", NewFile("sent.bin", [1])),
            ("kmsKey", Server.KmsKeys[0]));
        AssertSame([1], (await Bucket.GetAsync("a")).Body);
    }

    [Fact]
    public async Task A_kms_key_that_does_not_exist_is_an_error_and_nothing_is_stored()
    {
        var error = RunForError(Send + " -KmsKeyId no-such-key", ("file", NewFile("sent.bin", [1])));
        Assert.Contains("no-such-key", error.Message, StringComparison.Ordinal);
        Assert.Empty(await Bucket.KeysAsync());
    }

    [Theory]
    [InlineData("SseS3")]
    [InlineData("DsseKms")]
    public async Task A_server_that_does_not_encrypt_as_asked_is_never_taken_for_one_that_did(string kind)
    {
        var result = Run(Send + $" -Encryption {kind}", ("file", NewFile("sent.bin", [1])));
        if (result.AllErrors.Count == 0)
            Assert.Equal(kind == "SseS3" ? "AES256" : "aws:kms:dsse", (await Bucket.GetAsync("a")).Header("x-amz-server-side-encryption"));
        else
            Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Kms_encryption_over_http_is_the_callers_choice_since_no_key_travels()
    {
        var result = Run(Send.Replace("@server", "@connection", StringComparison.Ordinal) + " -KmsKeyId $kmsKey",
            ("file", NewFile("sent.bin", [1])), ("kmsKey", Server.KmsKeys[0]), ("connection", ConnectionOf(Server.Http, Server.Owner)));
        // This server asks for TLS; what counts is that the answer is the server's and that nothing is half done.
        if (result.AllErrors.Count > 0) Assert.Empty(await Bucket.KeysAsync());
        else Assert.Equal(HttpStatusCode.OK, (await Bucket.GetAsync("a")).Status);
    }
}
