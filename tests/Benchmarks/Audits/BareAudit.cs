using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Bare;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Audits;

/// <summary>The requests and nothing else, over 32 connections, of keys that are known: the practical limit.</summary>
internal static class BareAudit
{
    public const string Argument = "audit-here";

    public static async Task<int> HereAsync(string[] arguments)
    {
        var (keyFile, prefix, objects, what) = (arguments[0], arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture), arguments[3]);
        using var client = new BareClient(Access.FromEnvironment(keyFile));
        await new OwnUse().MeasureAsync(
            async () => (await client.SendAsync(HttpMethod.Head, prefix + "000000")).Dispose(),
            () => Parallel.ForEachAsync(
                Enumerable.Range(0, objects), new ParallelOptions { MaxDegreeOfParallelism = 32 },
                async (i, _) => await DoAsync(client, prefix + i.ToString("d6", CultureInfo.InvariantCulture), what, arguments.ElementAtOrDefault(4))));
        return 0;
    }

    private static async Task DoAsync(BareClient client, string key, string what, string? keyArn)
    {
        (await client.SendAsync(HttpMethod.Head, key)).Dispose();
        if (what == "head") return;
        var document = $"<ObjectEncryption><SSE-KMS><KMSKeyArn>{keyArn}</KMSKeyArn></SSE-KMS></ObjectEncryption>";
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(document));
        (await client.SendAsync(HttpMethod.Put, key, "encryption=", body: body)).Dispose();
        (await client.SendAsync(HttpMethod.Head, key)).Dispose();
    }
}
