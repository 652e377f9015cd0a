using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using S3Encryption.Benchmarks.Transfers.Bare;

namespace S3Encryption.Benchmarks.Transfers;

/// <summary>The server's bucket as no contestant sees it: makes ready, checks and clears away between the measurements.</summary>
internal sealed class Store(BareClient client)
{
    private const int MostKeys = 1000;

    public async Task MakeBucketAsync()
    {
        try
        {
            (await client.SendAsync(HttpMethod.Put, "")).Dispose();
        }
        catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            // It was there.
        }
    }

    /// <summary>The SHA-256 of an object, read with the SSE-C key.</summary>
    /// <exception cref="InvalidOperationException">It can be read without.</exception>
    public async Task<string> HashAsync(string key)
    {
        await RequireSseCAsync(key);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await BareTransfers.ReceiveAsync(client, key, piece => hash.AppendData(piece.Span));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public async Task DeleteAsync(IEnumerable<string> keys)
    {
        foreach (var some in keys.Chunk(MostKeys))
        {
            var list = Encoding.UTF8.GetBytes(
                $"<Delete><Quiet>true</Quiet>{string.Concat(some.Select(key => $"<Object><Key>{key}</Key></Object>"))}</Delete>");
            using var body = new ByteArrayContent(list);
            body.Headers.ContentMD5 = MD5.HashData(list);
            using var answer = await client.SendAsync(HttpMethod.Post, "", "delete=", body: body);
            var text = await answer.Content.ReadAsStringAsync();
            if (text.Contains("<Error>", StringComparison.Ordinal)) throw new InvalidOperationException(text);
        }
    }

    private async Task RequireSseCAsync(string key)
    {
        try
        {
            (await client.SendAsync(HttpMethod.Get, key)).Dispose();
        }
        catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.BadRequest)
        {
            return;
        }

        throw new InvalidOperationException($"{key} was read without its SSE-C key.");
    }
}
