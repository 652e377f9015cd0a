using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Threading.Tasks;
using S3Encryption.RealServers.Server;
using Xunit;

namespace S3Encryption.RealServers.Objects;

public sealed class SseCRoundTripTests(RgwServer server) : RgwTest(server)
{
    private const int MiB = 1 << 20;
    private const string Send = "Send-S3SseCObject -LiteralPath $file -BucketName $bucket -Key $name -SseCKey $material @server";
    private const string Receive = "Receive-S3SseCObject -BucketName $bucket -Key $name -Path $target -SseCKey $material @server";

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(MiB, 1)]
    [InlineData(8 * MiB, 1)]
    [InlineData((8 * MiB) + 1, 2)]
    [InlineData(40 * MiB, 5)]
    [InlineData((88 * MiB) + 1, 12)]
    public async Task A_file_of_any_size_is_stored_under_its_key_alone_and_comes_back_byte_for_byte(int size, int parts)
    {
        var content = RandomNumberGenerator.GetBytes(size);
        var sent = RunForOne(Send, ("file", NewFile("sent.bin", content)), ("name", "a.bin"));

        Assert.Equal(parts, (int)sent.Parts);
        Assert.Equal(size, (long)sent.Size);
        var withKey = await Bucket.GetAsync("a.bin", Material);
        Assert.Equal(HttpStatusCode.OK, withKey.Status);
        AssertSame(content, withKey.Body);
        Assert.Equal((string)sent.SseCKeyMD5, withKey.Header("x-amz-server-side-encryption-customer-key-MD5"));
        Assert.Equal(HttpStatusCode.BadRequest, (await Bucket.GetAsync("a.bin")).Status);
        Assert.Empty(await Bucket.UnfinishedUploadsAsync());

        var target = Path.Combine(Folder, "received.bin");
        var received = RunForOne(Receive, ("name", "a.bin"), ("target", target));
        Assert.Equal(size, (long)received.Size);
        AssertHolds(target, content);
    }

    [Theory]
    [InlineData("with spaces/and more.txt")]
    [InlineData("a+b=c&d;e,f@g$h!i'j(k)l*m.txt")]
    [InlineData("100% sure/%41%2Fb%00.txt")]
    [InlineData("ä ö ü/日本語/🔑.txt")]
    [InlineData("e\u0301 is not \u00e9")]
    [InlineData("what?#fragment[0]{1}|^`~\\\"<>")]
    [InlineData("/leading and double//slash")]
    [InlineData("a/./b/../c")]
    [InlineData("../up")]
    [InlineData("ends in a dot.")]
    public async Task An_object_gets_exactly_the_name_it_was_given_and_is_found_under_it(string name)
    {
        byte[] content = [1, 2, 3];
        _ = RunForOne(Send, ("file", NewFile("sent.bin", content)), ("name", name));
        Assert.Equal([name], await Bucket.KeysAsync());

        var target = Path.Combine(Folder, "received.bin");
        _ = RunForOne(Receive, ("name", name), ("target", target));
        AssertHolds(target, content);
    }

    [Theory]
    [InlineData("ä 100%+/日本語.bin")]
    [InlineData("a/../b.bin")]
    public async Task A_name_survives_an_upload_in_parts(string name)
    {
        var content = new byte[(16 * MiB) + 1];
        _ = RunForOne(Send, ("file", NewFile("sent.bin", content)), ("name", name));
        Assert.Equal([name], await Bucket.KeysAsync());
        Assert.Equal(content.Length, (await Bucket.GetAsync(name, Material)).Body.Length);
    }

    [Fact]
    public async Task A_whole_folder_can_be_sent_through_the_pipeline_under_a_prefix()
    {
        for (var i = 0; i < 20; i++) _ = NewFile($"{i:00}.txt", [(byte)i]);
        // What Get-ChildItem gives, made by hand: the hosted engine has no management cmdlets.
        var result = Run(
            "[IO.Directory]::GetFiles($folder) | ForEach-Object { [IO.FileInfo]$_ } | "
                + "Send-S3SseCObject -BucketName $bucket -Key 'logs/' -SseCKey $material @server");
        Assert.Empty(result.AllErrors);
        Assert.Equal(20, (await Bucket.KeysAsync()).Count);
        AssertSame([7], (await Bucket.GetAsync("logs/07.txt", Material)).Body);
    }

    [Fact]
    public async Task An_object_that_another_program_stored_is_read()
    {
        byte[] content = [4, 5, 6];
        Assert.Equal(HttpStatusCode.OK, (await Bucket.PutAsync("theirs.bin", content, Material)).Status);
        var target = Path.Combine(Folder, "received.bin");
        _ = RunForOne(Receive, ("name", "theirs.bin"), ("target", target));
        AssertHolds(target, content);
    }
}
