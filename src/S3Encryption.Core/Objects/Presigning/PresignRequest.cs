using System;

namespace S3Encryption.Core.Objects.Presigning;

/// <summary>One URL to sign.</summary>
public sealed record PresignRequest
{
    /// <summary>The longest that Signature Version 4 allows.</summary>
    public static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(7);

    /// <summary>GET, PUT, HEAD or DELETE.</summary>
    public required string Method { get; init; }

    /// <summary>The object; the key is given.</summary>
    public required S3Location Location { get; init; }

    /// <summary>The version; null for the latest.</summary>
    public string? VersionId { get; init; }

    /// <summary>For how long, up to <see cref="LongestLifetime"/>.</summary>
    public required TimeSpan Lifetime { get; init; }

    /// <summary>The media type: that an upload must come with, or that a download is to be answered with.</summary>
    public string? ContentType { get; init; }

    /// <summary>How an upload is to be encrypted, or the key that an object is read with.</summary>
    public required ObjectEncryption Encryption { get; init; }

    /// <summary>The 12-digit account that must own the bucket.</summary>
    public string? ExpectedBucketOwner { get; init; }

    /// <summary>The Region to sign for; null for the bucket's, which is asked for.</summary>
    public string? Region { get; init; }

    /// <summary>Whether the result holds the SSE-C key itself.</summary>
    public bool IncludeKey { get; init; }

    internal bool Uploads => Method == "PUT";

    internal bool Reads => Method is "GET" or "HEAD";

    /// <summary>The key that goes with the request; a deletion needs none.</summary>
    internal SseCKey? KeyToSend => Uploads || Reads ? (Encryption as ObjectEncryption.SseC)?.Key : null;

    /// <exception cref="S3EncryptionException">It cannot be what was meant.</exception>
    internal void Check()
    {
        if (Lifetime < TimeSpan.FromSeconds(1) || Lifetime > LongestLifetime) throw PresignFailures.Lifetime(Location);
        if (Uploads && VersionId is not null) throw PresignFailures.VersionOfUpload(Location);
        if (!Uploads && Encryption is not (ObjectEncryption.BucketDefault or ObjectEncryption.SseC))
            throw PresignFailures.EncryptionOfOther(Location, Method);
        if (ContentType is not null && !Uploads && !Reads) throw PresignFailures.ContentTypeOfDeletion(Location);
    }
}
