using System.Linq;
using System.Threading.Tasks;
using S3Encryption.RealServers.Server;
using Xunit;

namespace S3Encryption.RealServers.Objects;

/// <summary>
/// Ceph RGW takes UpdateObjectEncryption for PutObject and would overwrite the object with the request's XML, and it copies little that is
/// encrypted: whatever is asked of it, the bytes stay.
/// </summary>
public sealed class ConversionSafetyTests(RgwServer server) : RgwTest(server)
{
    private const string Arn = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("-To SseKms -KmsKeyId " + Arn)]
    [InlineData("-To SseKms -BucketKey -KmsKeyId " + Arn)]
    [InlineData("-To DsseKms -KmsKeyId " + Arn)]
    [InlineData("-To SseS3")]
    [InlineData("-To SseC -ToSseCKey (New-SseCKey) -SseCKey $material -WarningAction Ignore")]
    public async Task Whatever_conversion_is_asked_for_no_byte_is_overwritten(string to)
    {
        _ = RunForOne(
            "Send-S3EncryptedObject -LiteralPath $file -BucketName $bucket -Key a-kms -KmsKeyId $kmsKey @server",
            ("file", NewFile("sent.bin", [1, 2, 3])), ("kmsKey", Server.KmsKeys[0]));
        _ = await Bucket.PutAsync("b-sse-c", [1, 2, 3], Material);
        var result = Run($"Convert-S3ObjectEncryption $bucket {to} @server");
        Assert.Equal(2, (int)((dynamic)result.Output.Last()).Objects);
        Assert.Equal(0, (int)((dynamic)result.Output.Last()).Updated);
        AssertSame([1, 2, 3], (await Bucket.GetAsync("a-kms")).Body);
        AssertSame([1, 2, 3], (await Bucket.GetAsync("b-sse-c", Material)).Body);
    }
}
