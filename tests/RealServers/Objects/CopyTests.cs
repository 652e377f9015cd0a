using System.IO;
using System.Security.Cryptography;
using System.Threading.Tasks;
using S3Encryption.RealServers.Interop;
using S3Encryption.RealServers.Server;
using Xunit;

namespace S3Encryption.RealServers.Objects;

/// <summary>Copies on a server that copies less than AWS does: what comes is right, or a clear error.</summary>
public sealed class CopyTests(RgwServer server) : RgwTest(server)
{
    private const int MiB = 1 << 20;
    private const string Copy = "Copy-S3EncryptedObject -BucketName $bucket -Key a -DestinationBucket $bucket -DestinationKey b @server";

    [Theory]
    [InlineData("")]
    [InlineData("-MultipartThreshold 5MB")]
    [InlineData("-MultipartThreshold 5MB -Metadata @{ reviewed = 'yes' } -ContentType text/csv")]
    public async Task What_it_can_copy_arrives_whole_at_once_and_in_parts(string mode)
    {
        var content = RandomNumberGenerator.GetBytes((12 * MiB) + 1);
        _ = await Bucket.PutAsync("a", content);
        var copy = RunForOne($"{Copy} {mode}");
        Assert.Equal(mode.Length == 0 ? 1 : 3, (int)copy.Parts);
        var stored = await Bucket.GetAsync("b");
        AssertSame(content, stored.Body);
        if (mode.Contains("Metadata", System.StringComparison.Ordinal)) Assert.Equal("yes", stored.Header("x-amz-meta-reviewed"));
        Assert.Empty(await Bucket.UnfinishedUploadsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-MultipartThreshold 5MB")]
    public async Task A_source_under_SSE_C_that_it_cannot_copy_is_an_error_that_names_the_way_around(string mode)
    {
        _ = await Bucket.PutAsync("a", new byte[12 * MiB], Material);
        var error = RunForError($"{Copy} -SourceSseCKey $material {mode}");
        Assert.Equal("CopyNotSupported", error.Id);
        Assert.Contains("Receive-S3SseCObject", error.Message, System.StringComparison.Ordinal);
        Assert.Equal(["a"], await Bucket.KeysAsync());
        Assert.Empty(await Bucket.UnfinishedUploadsAsync());
    }

    [Theory]
    [InlineData("-KmsKeyId $kmsKey")]
    [InlineData("-SseCKey $material")]
    [InlineData("-Encryption SseS3")]
    public async Task A_copy_that_it_leaves_in_the_clear_is_never_taken_for_an_encrypted_one(string encryption)
    {
        _ = await Bucket.PutAsync("a", [1, 2, 3]);
        var error = RunForError($"{Copy} {encryption} -WarningAction Ignore", ("kmsKey", Server.KmsKeys[0]));
        Assert.Contains(error.Id, new[] { "EncryptionMismatch", "CopyNotSupported" });
    }

    [Fact]
    public async Task The_AWS_CLI_reads_a_copy_that_was_put_under_SSE_C_in_parts()
    {
        var content = RandomNumberGenerator.GetBytes((12 * MiB) + 1);
        _ = await Bucket.PutAsync("a", content);
        var copy = RunForOne($"{Copy} -SseCKey $material -MultipartThreshold 5MB");
        Assert.Equal("SseC", (string)copy.Encryption.ToString());
        var target = Path.Combine(Folder, "read.bin");
        await new AwsCli(Server).CopyAsync($"s3://{Bucket.Name}/b", target, "fileb://" + NewFile("raw.key", Material));
        AssertHolds(target, content);
    }
}
