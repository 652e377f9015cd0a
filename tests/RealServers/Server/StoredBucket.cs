using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace S3Encryption.RealServers.Server;

/// <summary>A bucket as the server holds it, seen without the module.</summary>
internal sealed class StoredBucket
{
    private readonly S3Http _server;

    private StoredBucket(S3Http server, string name)
    {
        _server = server;
        Name = name;
    }

    public string Name { get; }

    public static async Task<StoredBucket> MakeAsync(S3Http server)
    {
        var bucket = new StoredBucket(server, $"test-{Guid.NewGuid():N}");
        var made = await server.SendAsync(HttpMethod.Put, bucket.Name);
        return made.Status == HttpStatusCode.OK
            ? bucket
            : throw new InvalidOperationException($"{bucket.Name} was not made: {made.Status} {made.Text}");
    }

    /// <summary>The object, read with the SSE-C key if one is given.</summary>
    public Task<S3Answer> GetAsync(string key, byte[]? sseCKey = null) =>
        _server.SendAsync(HttpMethod.Get, Name, key, headers: Headers(sseCKey));

    /// <summary>Stores an object, with the SSE-C key if one is given.</summary>
    public Task<S3Answer> PutAsync(string key, byte[] content, byte[]? sseCKey = null) =>
        _server.SendAsync(HttpMethod.Put, Name, key, headers: Headers(sseCKey), body: content);

    /// <summary>The keys of all objects.</summary>
    public Task<IReadOnlyList<string>> KeysAsync() => ListAsync("list-type=2");

    /// <summary>The keys of the multipart uploads that were neither completed nor aborted.</summary>
    public Task<IReadOnlyList<string>> UnfinishedUploadsAsync() => ListAsync("uploads=");

    private async Task<IReadOnlyList<string>> ListAsync(string query)
    {
        var answer = await _server.SendAsync(HttpMethod.Get, Name, query: query);
        if (answer.Status != HttpStatusCode.OK) throw new InvalidOperationException($"{Name}?{query}: {answer.Status} {answer.Text}");
        return [.. XDocument.Parse(answer.Text).Descendants().Where(e => e.Name.LocalName == "Key").Select(e => e.Value)];
    }

    private static Dictionary<string, string>? Headers(byte[]? sseCKey) => sseCKey is null ? null : new()
    {
        ["x-amz-server-side-encryption-customer-algorithm"] = "AES256",
        ["x-amz-server-side-encryption-customer-key"] = Convert.ToBase64String(sseCKey),
        ["x-amz-server-side-encryption-customer-key-md5"] = Convert.ToBase64String(MD5.HashData(sseCKey)),
    };
}
