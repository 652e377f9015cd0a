using System.Net.Http;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects;

/// <summary>A stored object as requests name it.</summary>
public sealed record ObjectAddress
{
    /// <summary>The object; the key is given.</summary>
    public required S3Location Location { get; init; }

    /// <summary>The version; null for the latest.</summary>
    public string? VersionId { get; init; }

    /// <summary>The key it is stored with, for SSE-C.</summary>
    public SseCKey? SseCKey { get; init; }

    /// <summary>The 12-digit account that must own the bucket.</summary>
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>Whether the caller pays for the request, where the bucket's owner does not (userguide/RequesterPaysBuckets.html).</summary>
    public bool PaysForRequests { get; init; }

    /// <summary>A request about it, with the SSE-C key that it needs.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="pace">Whose turn it waits for; null for none's.</param>
    /// <param name="body">What is sent.</param>
    internal DataRequest NewRequest(HttpMethod method, RequestPace? pace = null, DataBody? body = null)
    {
        var request = new DataRequest(method, Location) { Pace = pace, Body = body };
        request.Parameter("versionId", VersionId);
        request.Header("x-amz-expected-bucket-owner", ExpectedBucketOwner);
        if (PaysForRequests) request.Header("x-amz-request-payer", "requester");
        EncryptionHeaders.Apply(request, SseCKey);
        return request;
    }

    /// <inheritdoc/>
    public override string ToString() => VersionId is null ? Location.ToString() : $"{Location} (version {VersionId})";
}
