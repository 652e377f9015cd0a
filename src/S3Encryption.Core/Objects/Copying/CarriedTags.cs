using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>The tags of a copy: those that were asked for, or its source's, which a copy in parts does not carry over.</summary>
internal static class CarriedTags
{
    /// <summary>As <c>x-amz-tagging</c> takes them; empty for none.</summary>
    /// <exception cref="S3EncryptionException">The caller may not read the source's, and asked for no others.</exception>
    public static async Task<string> OfAsync(CopySession session, CancellationToken stop)
    {
        if (session.Request.Changes.Tags is IReadOnlyDictionary<string, string> asked) return ObjectProperties.TagText(asked);
        var source = session.Request.Source;
        var request = new GetObjectTaggingRequest
        {
            BucketName = source.Location.BucketName,
            Key = source.Location.Key,
            VersionId = source.VersionId,
            ExpectedBucketOwner = source.ExpectedBucketOwner,
        };
        try
        {
            // Asked even where the HEAD counts none: it counts only for callers who may read tags, and the others would lose them.
            var answer = await session.AskSourceAsync(
                "GetObjectTagging", s3 => s3.GetObjectTaggingAsync(request, stop), stop).ConfigureAwait(false);
            return ObjectProperties.TagText((answer.Tagging ?? []).Select(t => new KeyValuePair<string, string>(t.Key, t.Value)));
        }
        catch (S3EncryptionException e) when (e.ErrorId == "AccessDenied")
        {
            throw CopyFailures.TagsUnreadable(source, e);
        }
    }
}
