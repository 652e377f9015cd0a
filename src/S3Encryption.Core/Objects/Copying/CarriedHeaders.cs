using System.Collections.Generic;
using Amazon.S3;
using Amazon.S3.Model;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>
/// The headers that the copy gets from its source, or instead of it: S3 carries none over where they are written anew, or in parts.
/// </summary>
internal static class CarriedHeaders
{
    public const string Redirect = "x-amz-website-redirect-location";

    // Classes that a general purpose bucket does not take; a copy of such an object is stored in the bucket's own.
    private static readonly HashSet<string> Elsewhere = ["EXPRESS_ONEZONE", "OUTPOSTS", "SNOW", "FSX_OPENZFS", "FSX_ONTAP"];

    /// <summary>The class to ask for. Without one S3 takes STANDARD, whatever the source is in.</summary>
    public static S3StorageClass? StorageClass(CopySession session)
    {
        var wanted = session.Request.Changes.StorageClass ?? session.Source.StorageClass;
        return wanted == S3StorageClass.Standard.Value || Elsewhere.Contains(wanted) ? null : new S3StorageClass(wanted);
    }

    public static void Apply(CopyObjectRequest request, CopySession session)
    {
        var source = session.Source;
        request.ContentType = ContentType(session);
        request.CacheControl = source["Cache-Control"];
        request.ContentDisposition = source["Content-Disposition"];
        request.ContentEncoding = source["Content-Encoding"];
        request.ContentLanguage = source["Content-Language"];
        request.Expires = source["Expires"];
        Fill(request.Metadata, session);
    }

    public static void Apply(InitiateMultipartUploadRequest request, CopySession session)
    {
        var source = session.Source;
        request.ContentType = ContentType(session);
        if (source["Cache-Control"] is string cache) request.Headers.CacheControl = cache;
        if (source["Content-Disposition"] is string disposition) request.Headers.ContentDisposition = disposition;
        if (source["Content-Encoding"] is string encoding) request.Headers.ContentEncoding = encoding;
        if (source["Content-Language"] is string language) request.Headers.ContentLanguage = language;
        request.Expires = source["Expires"];
        request.WebsiteRedirectLocation = source[Redirect];
        Fill(request.Metadata, session);
    }

    private static string ContentType(CopySession session) =>
        MediaType.ForSending(session.Request.Changes.ContentType ?? session.Source["Content-Type"] ?? MediaType.Unknown)
        ?? MediaType.Unknown;

    private static void Fill(MetadataCollection metadata, CopySession session)
    {
        foreach (var entry in session.Request.Changes.Metadata ?? session.Source.Metadata) metadata.Add(entry.Key, entry.Value);
    }
}
