using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.Tasks;
using S3Encryption.RealServers.Server;
using Xunit;

namespace S3Encryption.RealServers.Objects;

public sealed class SseCRefusalTests(RgwServer server) : RgwTest(server)
{
    private const string Send = "Send-S3SseCObject -LiteralPath $file -BucketName $bucket -Key a -SseCKey $material @connection";
    private const string Receive = "Receive-S3SseCObject -BucketName $bucket -Key a -Path $target -SseCKey $key @connection";
    private const string ReceiveWithoutKey = "Receive-S3EncryptedObject -BucketName $bucket -Key a -Path $target @connection";
    private static readonly byte[] Content = [1, 2, 3];

    private string Target => Path.Combine(Folder, "received.bin");

    private object Https => ConnectionOf(Server.Https, Server.Owner);

    [Fact]
    public async Task A_wrong_key_is_named_as_such_and_leaves_no_file()
    {
        _ = await Bucket.PutAsync("a", Content, Material);
        var error = RunForError(Receive, ("target", Target), ("key", RandomNumberGenerator.GetBytes(32)), ("connection", Https));
        Assert.Equal("SseCKeyMismatch", error.Id);
        Assert.Contains($"s3://{Bucket.Name}/a", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task A_missing_key_is_named_as_such_and_leaves_no_file()
    {
        _ = await Bucket.PutAsync("a", Content, Material);
        var error = RunForError(ReceiveWithoutKey, ("target", Target), ("connection", Https));
        Assert.Equal("SseCKeyRequired", error.Id);
        Assert.Contains("-SseCKey", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task A_key_for_an_object_that_has_none_is_not_mistaken_for_a_wrong_key()
    {
        _ = await Bucket.PutAsync("a", Content);
        var result = Run(Receive, ("target", Target), ("key", Material), ("connection", Https));
        // AWS refuses in words; this server hands the object out, which the module then refuses: it is not what was asked for.
        Assert.StartsWith("ObjectNotSseC", Assert.Single(result.AllErrors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Theory]
    [InlineData(Receive)]
    [InlineData(ReceiveWithoutKey)]
    public async Task A_file_that_exists_is_kept_until_force_is_said(string receive)
    {
        _ = await Bucket.PutAsync("a", Content, receive == Receive ? Material : null);
        var kept = NewFile("received.bin", [9]);
        var error = RunForError(receive, ("target", kept), ("key", Material), ("connection", Https));
        Assert.Equal("FileExists", error.Id);
        AssertHolds(kept, 9);

        _ = RunForOne(receive + " -Force", ("target", kept), ("key", Material), ("connection", Https));
        AssertHolds(kept, Content);
    }

    [Fact]
    public async Task A_wrong_key_with_force_does_not_cost_the_file_that_exists()
    {
        _ = await Bucket.PutAsync("a", Content, Material);
        var kept = NewFile("received.bin", [9]);
        var error = RunForError(Receive + " -Force", ("target", kept), ("key", RandomNumberGenerator.GetBytes(32)), ("connection", Https));
        Assert.Equal("SseCKeyMismatch", error.Id);
        AssertHolds(kept, 9);
        Assert.Single(Directory.GetFiles(Folder));
    }

    [Theory]
    [InlineData(Send)]
    [InlineData(Receive)]
    public void A_key_is_refused_over_http_before_anything_is_sent(string script)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var http = $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var error = RunForError(
            script,
            ("file", NewFile("sent.bin", Content)),
            ("target", Target),
            ("key", Material),
            ("connection", ConnectionOf(http, Server.Owner)));
        Assert.Equal("SseCOverHttp", error.Id);
        Assert.False(listener.Pending(), "The cmdlet connected.");
    }

    [Fact]
    public async Task The_http_endpoint_of_the_server_that_holds_the_bucket_gets_no_key_and_no_object()
    {
        var http = ConnectionOf(Server.Http, Server.Owner);
        Assert.Equal("SseCOverHttp", RunForError(Send, ("file", NewFile("sent.bin", Content)), ("connection", http)).Id);
        Assert.Empty(await Bucket.KeysAsync());
    }

    [Fact]
    public async Task An_account_that_may_not_read_is_told_so_and_not_that_its_key_is_wrong()
    {
        _ = await Bucket.PutAsync("a", Content, Material);
        var error = RunForError(Receive, ("target", Target), ("key", Material), ("connection", ConnectionOf(Server.Https, Server.Other)));
        Assert.Equal("AccessDenied", error.Id);
    }

    [Fact]
    public void An_object_or_bucket_that_is_not_there_is_named_as_such()
    {
        Assert.Equal("ObjectNotFound", RunForError(Receive, ("target", Target), ("key", Material), ("connection", Https)).Id);
        var file = NewFile("sent.bin", Content);
        Assert.Equal("BucketNotFound", RunForError(Send, ("bucket", "no-such-bucket-here"), ("file", file), ("connection", Https)).Id);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(8 << 20)]
    public async Task An_upload_that_was_refused_does_not_spoil_the_request_after_it(int size)
    {
        _ = await Bucket.PutAsync("a", Content, Material);
        var file = NewFile("sent.bin", new byte[size]);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("BucketNotFound", RunForError(Send, ("bucket", "no-such-bucket-here"), ("file", file), ("connection", Https)).Id);
            _ = RunForOne(Receive + " -Force", ("target", Target), ("key", Material), ("connection", Https));
        }
    }

    [Fact]
    public void A_certificate_that_nobody_vouched_for_gets_no_key()
    {
        var connection = (System.Collections.Hashtable)Https;
        connection.Remove("CertificateBundle");
        Assert.Equal("UntrustedCertificate", RunForError(Send, ("file", NewFile("sent.bin", Content)), ("connection", connection)).Id);
    }
}
