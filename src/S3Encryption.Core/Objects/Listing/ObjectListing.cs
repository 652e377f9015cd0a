using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Listing;

/// <summary>
/// The objects under a prefix, or all their versions, in the order of their keys, a page of 1,000 at a time. The next page is under way
/// while the caller works on the last.
/// </summary>
/// <param name="connection">Whose S3.</param>
/// <param name="bucketAndPrefix">The bucket, and as its key the prefix; null for all of it.</param>
/// <param name="owner">The 12-digit account that must own the bucket.</param>
public sealed class ObjectListing(AwsConnection connection, S3Location bucketAndPrefix, string? owner)
{
    private readonly S3Location _bucket = new(bucketAndPrefix.BucketName);

    /// <summary>Whether all versions are meant and not the latest alone.</summary>
    public bool Versions { get; init; }

    /// <summary>Whether the caller pays for the requests.</summary>
    public bool PaysForRequests { get; init; }

    /// <summary>Whose turn each request waits for.</summary>
    public RequestPace? Pace { get; init; }

    private ListingForm Form => Versions ? ListingForm.Versions : ListingForm.Latest;

    /// <summary>Goes through the pages.</summary>
    /// <param name="take">Gets each object; the next is given when it has ended.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <exception cref="S3EncryptionException">The bucket may not be listed.</exception>
    public async Task ForEachAsync(Func<ListedObject, Task> take, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var coming = FetchAsync([], ending.Token);
        try
        {
            while (true)
            {
                var page = await coming.ConfigureAwait(false);
                var next = Form.Next(page);
                if (next is not null) coming = FetchAsync(next, ending.Token);
                foreach (var item in Form.Read(page)) await take(item).ConfigureAwait(false);
                if (next is null) return;
            }
        }
        finally
        {
            // Whatever ended it, no request is to go on behind the caller's back.
            ending.Cancel();
            _ = await Task.WhenAny(coming).ConfigureAwait(false);
        }
    }

    private async Task<AnswerDocument> FetchAsync(IReadOnlyList<(string Name, string? Value)> continuation, CancellationToken stop)
    {
        var list = new DataRequest(HttpMethod.Get, _bucket) { Pace = Pace };
        Form.Apply(list);
        list.Parameter("prefix", bucketAndPrefix.Key);
        foreach (var (name, value) in continuation) list.Parameter(name, value);
        // XML cannot hold every character that a key may have.
        list.Parameter("encoding-type", "url");
        list.Header("x-amz-expected-bucket-owner", owner);
        if (PaysForRequests) list.Header("x-amz-request-payer", "requester");
        var subject = new RequestSubject(Form.Operation, connection.S3Endpoint) { Location = _bucket };
        return (await connection.Data.SendForDocumentAsync(subject, list, stop).ConfigureAwait(false)).Document;
    }
}
