using System.Linq;
using System.Net.Http;
using System.Text;
using S3Encryption.Benchmarks.Transfers.Bare;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Growth;

/// <summary>A bucket policy of so many statements of somebody else's, to which the module's are added; each is asked whether it locks the caller out.</summary>
internal sealed class GrowingPolicy(TestedServer server)
{
    public Run Set(int statements)
    {
        var others = Enumerable.Range(0, statements).Select(i =>
            $$"""{"Sid":"o{{i}}","Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::{{Access.Bucket}}/{{i}}/*"}""");
        using var client = new BareClient(server.Access);
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', others)}}]}"""));
        client.SendAsync(HttpMethod.Put, "", "policy=", body: body).GetAwaiter().GetResult().Dispose();
        return GrowingWork.Measure(server, $"Set-S3EncryptionPolicy {Access.Bucket} -RequireEncryption SseKms -Confirm:$false | Out-Null");
    }
}
