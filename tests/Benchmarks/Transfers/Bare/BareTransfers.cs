using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;

namespace S3Encryption.Benchmarks.Transfers.Bare;

/// <summary>The practical limit: as few requests as possible, as many at once as help, nothing hashed, nothing checked.</summary>
internal static class BareTransfers
{
    private const long PartSize = 16 << 20;
    private const int PartsAtOnce = 8;
    private const int RangesAtOnce = 4;
    private const int ObjectsAtOnce = 32;
    private const int ReadSize = 1 << 20;

    /// <summary>A file, in parts.</summary>
    public static async Task SendLargeAsync(BareClient client, string key, string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        var id = await TextAsync(client.SendAsync(HttpMethod.Post, key, "uploads=", isSseC: true));
        id = id.Split("<UploadId>")[1].Split('<')[0];
        var tags = new string[(length + PartSize - 1) / PartSize];
        await AtOnceAsync(PartsAtOnce, Enumerable.Range(0, tags.Length), async part =>
        {
            var start = part * PartSize;
            using var body = new FilePart(file, start, Math.Min(PartSize, length - start));
            using var answer = await client.SendAsync(
                HttpMethod.Put, key, $"partNumber={part + 1}&uploadId={Uri.EscapeDataString(id)}", isSseC: true, body);
            tags[part] = answer.Headers.ETag!.Tag;
        });
        var parts = tags.Select((tag, part) => $"<Part><PartNumber>{part + 1}</PartNumber><ETag>{tag}</ETag></Part>");
        var list = $"<CompleteMultipartUpload>{string.Concat(parts)}</CompleteMultipartUpload>";
        _ = await TextAsync(client.SendAsync(
            HttpMethod.Post, key, $"uploadId={Uri.EscapeDataString(id)}", body: new ByteArrayContent(Encoding.ASCII.GetBytes(list))));
    }

    /// <summary>An object in one request.</summary>
    /// <param name="client">The client.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="take">Is given what was read, piece by piece.</param>
    /// <param name="range">Which bytes are wanted, if not all.</param>
    /// <returns>How long the whole object is.</returns>
    public static async Task<long> ReceiveAsync(
        BareClient client, string key, Action<ReadOnlyMemory<byte>> take, RangeHeaderValue? range = null)
    {
        using var answer = await client.SendAsync(HttpMethod.Get, key, isSseC: true, range: range);
        using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        for (int read; (read = await body.ReadAsync(buffer)) > 0;) take(buffer.AsMemory(0, read));
        ArrayPool<byte>.Shared.Return(buffer);
        return answer.Content.Headers.ContentRange?.Length ?? answer.Content.Headers.ContentLength!.Value;
    }

    /// <summary>An object in ranges, in whatever order they come; what is read is thrown away.</summary>
    public static async Task ReceiveRangesAsync(BareClient client, string key)
    {
        var length = await ReceiveAsync(client, key, _ => { }, new RangeHeaderValue(0, PartSize - 1));
        var others = Enumerable.Range(1, (int)((length - 1) / PartSize));
        await AtOnceAsync(RangesAtOnce, others, part =>
            ReceiveAsync(client, key, _ => { }, new RangeHeaderValue(part * PartSize, ((part + 1) * PartSize) - 1)));
    }

    /// <summary>Each file an object, in one request.</summary>
    public static Task SendSmallAsync(BareClient client, string prefix, string folder) =>
        AtOnceAsync(ObjectsAtOnce, Directory.EnumerateFiles(folder), file =>
            SendOneAsync(client, prefix + Path.GetFileName(file), File.ReadAllBytes(file)));

    /// <summary>Each object a file, in one request.</summary>
    public static Task ReceiveSmallAsync(BareClient client, IEnumerable<string> keys, string folder) =>
        AtOnceAsync(ObjectsAtOnce, keys, async key =>
        {
            using var answer = await client.SendAsync(HttpMethod.Get, key, isSseC: true);
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(key)), await answer.Content.ReadAsByteArrayAsync());
        });

    /// <summary>An object in one request.</summary>
    public static Task<string> SendOneAsync(BareClient client, string key, byte[] content) =>
        TextAsync(client.SendAsync(HttpMethod.Put, key, isSseC: true, body: new ByteArrayContent(content)));

    private static Task AtOnceAsync<T>(int count, IEnumerable<T> all, Func<T, Task> one) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = count }, async (item, _) => await one(item));

    private static async Task<string> TextAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        return await answer.Content.ReadAsStringAsync();
    }
}
