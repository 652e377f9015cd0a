using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Bare;
using S3Encryption.Benchmarks.Transfers.Measuring;
using S3Encryption.Benchmarks.Transfers.Servers;

namespace S3Encryption.Benchmarks.Audits;

/// <summary>The requests of the cmdlets, with their headers, and nothing else, over 32 connections, of keys that are known: the practical limit.</summary>
internal static class BareAudit
{
    public const string Argument = "audit-here";

    public static async Task<int> HereAsync(string[] arguments)
    {
        var (keyFile, prefix, objects, what) = (arguments[0], arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture), arguments[3]);
        using var client = new BareClient(Access.FromEnvironment(keyFile));
        await new OwnUse().MeasureAsync(
            () => LookAsync(client, prefix + "000000"),
            () => Parallel.ForEachAsync(
                Enumerable.Range(0, objects), new ParallelOptions { MaxDegreeOfParallelism = 32 },
                async (i, _) => await DoAsync(client, prefix + i.ToString("d6", CultureInfo.InvariantCulture), what, arguments.ElementAtOrDefault(4))));
        return 0;
    }

    private static async Task DoAsync(BareClient client, string key, string what, string? keyArn)
    {
        await LookAsync(client, key);
        if (what == "head") return;
        var document = Encoding.UTF8.GetBytes(
            $"<ObjectEncryption xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><SSE-KMS><KMSKeyArn>{keyArn}</KMSKeyArn>"
            + "<BucketKeyEnabled>false</BucketKeyEnabled></SSE-KMS></ObjectEncryption>");
        (string, string)[] headers = [("content-md5", Convert.ToBase64String(MD5.HashData(document))), ("content-type", "application/xml")];
        using var body = new ByteArrayContent(document);
        (await client.SendAsync(HttpMethod.Put, key, "encryption=", body: body, headers: headers)).Dispose();
        await LookAsync(client, key);
    }

    private static async Task LookAsync(BareClient client, string key) =>
        (await client.SendAsync(HttpMethod.Head, key, headers: ("x-amz-checksum-mode", "ENABLED"))).Dispose();
}
