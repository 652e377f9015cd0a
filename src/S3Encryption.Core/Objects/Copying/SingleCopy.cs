using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>Copies by one CopyObject, which carries metadata, headers and tags over by itself where they are to stay.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html</remarks>
internal static class SingleCopy
{
    public static async Task<MadeCopy> SendAsync(CopySession session, CancellationToken stop)
    {
        var request = Request(session);
        var answer = await session.SendDataAsync(
            "CopyObject", s3 => s3.CopyObjectAsync(request, stop), stop).ConfigureAwait(false);
        if (string.IsNullOrEmpty(answer.ETag)) throw CopyFailures.NoETag(session.Request.Target, "CopyObject");
        return new MadeCopy(
            answer.ETag,
            answer.VersionId,
            1,
            AppliedEncryption.From(
                answer.ServerSideEncryptionMethod, answer.ServerSideEncryptionKeyManagementServiceKeyId, answer.BucketKeyEnabled,
                answer.ServerSideEncryptionCustomerMethod, answer.ServerSideEncryptionCustomerProvidedKeyMD5));
    }

    private static CopyObjectRequest Request(CopySession session)
    {
        var (asked, changes) = (session.Request, session.Request.Changes);
        var request = new CopyObjectRequest
        {
            SourceBucket = asked.Source.Location.BucketName,
            SourceKey = asked.Source.Location.Key,
            SourceVersionId = asked.Source.VersionId,
            ExpectedSourceBucketOwner = asked.Source.ExpectedBucketOwner,
            ETagToMatch = session.Source.ETag,
            DestinationBucket = asked.Target.BucketName,
            DestinationKey = asked.Target.Key,
            ExpectedBucketOwner = asked.ExpectedBucketOwner,
            StorageClass = CarriedHeaders.StorageClass(session),
            WebsiteRedirectLocation = session.Source[CarriedHeaders.Redirect],
        };
        if (changes.ReplaceHeaders)
        {
            request.MetadataDirective = S3MetadataDirective.REPLACE;
            CarriedHeaders.Apply(request, session);
        }

        if (changes.Tags is not null)
        {
            request.TaggingDirective = TaggingDirective.REPLACE;
            request.TagSet = CarriedTags.Of(changes.Tags);
        }

        CopyEncryptionHeaders.Apply(request, asked.Encryption, asked.Source.SseCKey);
        return request;
    }
}
