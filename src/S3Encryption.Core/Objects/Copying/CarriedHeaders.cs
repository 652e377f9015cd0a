using System.Collections.Generic;
using System.Linq;
using Amazon.S3;
using Amazon.S3.Model;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>
/// The headers that the copy gets from its source, or instead of it: S3 carries none over where they are written anew, or in parts.
/// </summary>
internal static class CarriedHeaders
{
    // Classes that a general purpose bucket takes; an object of another's is stored in the bucket's own.
    private static readonly HashSet<string> Elsewhere = ["EXPRESS_ONEZONE", "OUTPOSTS", "SNOW", "FSX_OPENZFS", "FSX_ONTAP"];

    /// <summary>The class to ask for. Without one S3 takes STANDARD, whatever the source is in.</summary>
    public static S3StorageClass? StorageClass(CopySession session)
    {
        var wanted = session.Request.Changes.StorageClass ?? session.Source.StorageClass;
        return wanted == S3StorageClass.Standard.Value || Elsewhere.Contains(wanted) ? null : new S3StorageClass(wanted);
    }

    public static void Apply(CopyObjectRequest request, CopySession session)
    {
        var source = session.Source.Answer;
        request.ContentType = ContentType(session);
        request.CacheControl = source.CacheControl;
        request.ContentDisposition = source.ContentDisposition;
        request.ContentEncoding = source.ContentEncoding;
        request.ContentLanguage = source.ContentLanguage;
        request.Expires = source.ExpiresString;
        Fill(request.Metadata, session);
    }

    public static void Apply(InitiateMultipartUploadRequest request, CopySession session)
    {
        var source = session.Source.Answer;
        request.ContentType = ContentType(session);
        if (source.CacheControl is string cache) request.Headers.CacheControl = cache;
        if (source.ContentDisposition is string disposition) request.Headers.ContentDisposition = disposition;
        if (source.ContentEncoding is string encoding) request.Headers.ContentEncoding = encoding;
        if (source.ContentLanguage is string language) request.Headers.ContentLanguage = language;
        request.Expires = source.ExpiresString;
        request.WebsiteRedirectLocation = source.WebsiteRedirectLocation;
        Fill(request.Metadata, session);
    }

    private static string ContentType(CopySession session) =>
        MediaType.ForSending(session.Request.Changes.ContentType ?? session.Source.Answer.ContentType ?? MediaType.Unknown)
        ?? MediaType.Unknown;

    private static void Fill(MetadataCollection metadata, CopySession session)
    {
        var old = session.Source.Answer.Metadata;
        var all = session.Request.Changes.Metadata ?? old.Keys.ToDictionary(name => name, name => old[name]);
        foreach (var entry in all) metadata.Add(entry.Key, entry.Value);
    }
}
