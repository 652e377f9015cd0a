using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Bare;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Growth;

/// <summary>As many objects of 1 KiB under a prefix as its name says.</summary>
internal sealed class GrowingBucket(TestedServer server)
{
    private static readonly byte[] Content = new byte[1024];
    private const int Smallest = 1000;
    private bool _isSseS3 = true;

    public async Task FillAsync(IReadOnlyList<int> sizes)
    {
        using var client = new BareClient(server.Access);
        await SendAsync(client, GrowingWork.First);
        foreach (var size in sizes)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, size), new ParallelOptions { MaxDegreeOfParallelism = 16 },
                async (i, _) => await SendAsync(client, Prefix(size) + i.ToString("d8", CultureInfo.InvariantCulture)));
        }
    }

    public Run Audit(int size) => GrowingWork.Measure(server, $"Get-S3ObjectEncryption {Access.Bucket} -Prefix {Prefix(size)} | Out-Null");

    // To the other kind each time: there is something to do.
    public Run Convert(int size)
    {
        if (size == Smallest) _isSseS3 = !_isSseS3;
        var to = _isSseS3 ? "SseS3" : "DsseKms";
        return GrowingWork.Measure(server, $"Convert-S3ObjectEncryption {Access.Bucket} -Prefix {Prefix(size)} -To {to} | Out-Null");
    }

    private static async Task SendAsync(BareClient client, string key)
    {
        using var body = new ByteArrayContent(Content);
        (await client.SendAsync(HttpMethod.Put, key, body: body)).Dispose();
    }

    private static string Prefix(int size) => size.ToString(CultureInfo.InvariantCulture) + "/";
}
