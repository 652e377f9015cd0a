using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Listing;

/// <summary>One level of a bucket's keys, as if slashes made folders: what there is below a prefix, up to the next slash.</summary>
/// <param name="Prefixes">The prefixes of the next level, each with its slash.</param>
/// <param name="Keys">The keys of objects on this level.</param>
public sealed record KeyLevel(IReadOnlyList<string> Prefixes, IReadOnlyList<string> Keys)
{
    /// <summary>Reads it by one request: what is beyond a page of 1,000 is left out.</summary>
    /// <param name="connection">Whose S3.</param>
    /// <param name="bucketName">The bucket.</param>
    /// <param name="prefix">What all begin with.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <exception cref="S3EncryptionException">The bucket may not be listed.</exception>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html</remarks>
    public static async Task<KeyLevel> ReadAsync(AwsConnection connection, string bucketName, string prefix, CancellationToken stop)
    {
        var bucket = new S3Location(bucketName);
        var list = new DataRequest(HttpMethod.Get, bucket);
        ListingForm.Latest.Apply(list);
        list.Parameter("delimiter", "/");
        list.Parameter("encoding-type", "url");
        if (prefix.Length > 0) list.Parameter("prefix", prefix);
        var subject = new RequestSubject(ListingForm.Latest.Operation, connection.S3Endpoint) { Location = bucket };
        var page = (await connection.Data.SendForDocumentAsync(subject, list, stop).ConfigureAwait(false)).Document;
        var isEncoded = ListingForm.IsEncoded(page);
        return new KeyLevel(
            [.. page.All("CommonPrefixes").Select(p => ListingForm.Decode(p.Text("Prefix"), isEncoded) ?? string.Empty)],
            [.. ListingForm.Latest.Read(page).Select(item => item.Key)]);
    }
}
