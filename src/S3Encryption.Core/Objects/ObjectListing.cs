using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects;

/// <summary>The objects under a prefix, in the order of their keys, a page of 1,000 at a time.</summary>
public sealed class ObjectListing(AwsConnection connection, S3Location bucketAndPrefix, string? owner)
{
    /// <summary>Goes through the pages. The next one is asked for when the last has been given to the caller.</summary>
    /// <param name="take">Gets each key and its size in bytes.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <exception cref="S3EncryptionException">The bucket may not be listed.</exception>
    public async Task ForEachAsync(Func<string, long, Task> take, CancellationToken stop)
    {
        var bucket = new S3Location(bucketAndPrefix.BucketName);
        var subject = new RequestSubject("ListObjectsV2", connection.S3Endpoint) { Location = bucket };
        string? next = null;
        do
        {
            var list = new DataRequest(HttpMethod.Get, bucket);
            list.Parameter("list-type", "2");
            list.Parameter("prefix", bucketAndPrefix.Key);
            list.Parameter("continuation-token", next);
            // XML cannot hold every character that a key may have.
            list.Parameter("encoding-type", "url");
            list.Header("x-amz-expected-bucket-owner", owner);
            var (_, page) = await connection.Data.SendForDocumentAsync(subject, list, stop).ConfigureAwait(false);
            var isEncoded = page.Text("EncodingType") == "url";
            foreach (var item in page.All("Contents"))
            {
                var key = item.Text("Key") ?? string.Empty;
                var size = long.Parse(item.Text("Size") ?? "0", CultureInfo.InvariantCulture);
                await take(isEncoded ? Decode(key) : key, size).ConfigureAwait(false);
            }

            next = page.Text("IsTruncated") == "true" ? page.Text("NextContinuationToken") : null;
        }
        while (!string.IsNullOrEmpty(next));
    }

    // As in forms: a plus is a space.
    private static string Decode(string key) => Uri.UnescapeDataString(key.Replace('+', ' '));
}
