using System;
using System.Collections.Generic;
using System.Globalization;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>What the copy gets from its source, or instead of it, by headers of the request that makes it.</summary>
internal static class CarriedHeaders
{
    private const string Standard = "STANDARD";

    // Classes that a general purpose bucket does not take; a copy of such an object is stored in the bucket's own.
    private static readonly HashSet<string> Elsewhere = ["EXPRESS_ONEZONE", "OUTPOSTS", "SNOW", "FSX_OPENZFS", "FSX_ONTAP"];

    private static readonly string[] OfContent =
        ["cache-control", "content-disposition", "content-encoding", "content-language", "expires"];

    /// <summary>What S3 never carries over by itself (API_CopyObject): class, redirect, and where it is to be kept, lock and grants.</summary>
    public static void Apply(DataRequest request, CopySession session)
    {
        // Without one S3 takes STANDARD, whatever the source is in.
        var wanted = session.Request.Changes.StorageClass ?? session.Source.StorageClass;
        if (wanted != Standard && !Elsewhere.Contains(wanted)) request.Header("x-amz-storage-class", wanted);
        request.Header("x-amz-website-redirect-location", session.Source["x-amz-website-redirect-location"]);
        if (session.Request.KeepLock) ApplyLock(request, session.Source);
        session.Grants?.Apply(request);
    }

    /// <summary>What S3 does not carry over where headers are written anew, or in parts: media type, other headers, metadata.</summary>
    public static void ApplyContent(DataRequest request, CopySession session)
    {
        var (source, changes) = (session.Source, session.Request.Changes);
        var type = changes.ContentType ?? source["Content-Type"] ?? MediaType.Unknown;
        request.Header("content-type", MediaType.ForSending(type) ?? MediaType.Unknown);
        foreach (var name in OfContent) request.Header(name, source[name]);
        // Also what is empty: it is there.
        foreach (var entry in changes.Metadata ?? source.Metadata)
            request.Headers.Add(new("x-amz-meta-" + entry.Key.ToLowerInvariant(), entry.Value));
    }

    private static void ApplyLock(DataRequest request, ObjectState source)
    {
        if (source.HasLegalHold) request.Header("x-amz-object-lock-legal-hold", "ON");
        if (source.LockedUntil is not DateTimeOffset until || until <= DateTimeOffset.UtcNow) return;
        request.Header("x-amz-object-lock-mode", source.LockMode);
        request.Header("x-amz-object-lock-retain-until-date", until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }
}
