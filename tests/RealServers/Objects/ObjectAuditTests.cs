using System.Linq;
using System.Threading.Tasks;
using S3Encryption.RealServers.Server;
using Xunit;

namespace S3Encryption.RealServers.Objects;

public sealed class ObjectAuditTests(RgwServer server) : RgwTest(server)
{
    [Fact]
    public async Task Every_object_is_told_with_its_encryption_and_key()
    {
        await StoreAsync();
        var rows = Run("Get-S3ObjectEncryption $bucket -SseCKey (New-SseCKey), $material @server").Output.Select(r => (dynamic)r).ToList();
        Assert.Equal(["a-kms", "b-sse-c", "c-plain"], rows.Select(r => (string)r.Key));
        Assert.Equal(["SseKms", "SseC", "None"], rows.Select(r => (string)r.Encryption.ToString()));
        Assert.Equal(Server.KmsKeys[0], (string)rows[0].KmsKeyArn);
        Assert.NotNull((string)rows[1].SseCKeyFingerprint);
        Assert.All(rows, r => Assert.Equal(3, (long)r.Size));
    }

    [Fact]
    public async Task Under_SSE_C_it_is_told_without_the_key_and_with_another()
    {
        await StoreAsync();
        foreach (var keys in new[] { "", "-SseCKey (New-SseCKey)" })
        {
            var row = RunForOne($"Get-S3ObjectEncryption $bucket -Encryption SseC {keys} @server");
            Assert.Equal("b-sse-c", (string)row.Key);
            Assert.Null((string?)row.SseCKeyFingerprint);
        }
    }

    private async Task StoreAsync()
    {
        _ = RunForOne(
            "Send-S3EncryptedObject -LiteralPath $file -BucketName $bucket -Key a-kms -KmsKeyId $kmsKey @server",
            ("file", NewFile("sent.bin", [1, 2, 3])), ("kmsKey", Server.KmsKeys[0]));
        _ = await Bucket.PutAsync("b-sse-c", [1, 2, 3], Material);
        _ = await Bucket.PutAsync("c-plain", [1, 2, 3]);
    }
}
