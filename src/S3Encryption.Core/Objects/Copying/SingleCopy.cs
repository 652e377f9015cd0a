using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>Copies by one CopyObject, which carries metadata, headers and tags over by itself where they are to stay.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html</remarks>
internal static class SingleCopy
{
    public static async Task<MadeCopy> SendAsync(CopySession session, CancellationToken stop)
    {
        var (says, copy) = await session.SendAsync("CopyObject", Request(session), stop).ConfigureAwait(false);
        if (string.IsNullOrEmpty(copy.Text("ETag"))) throw CopyFailures.NoETag(session.Request.Target, "CopyObject");
        return new MadeCopy(copy.Text("ETag"), says.VersionId, 1, says.Encryption) { SourceVersionId = says["x-amz-copy-source-version-id"] };
    }

    private static DataRequest Request(CopySession session)
    {
        var changes = session.Request.Changes;
        var request = session.NewRequest(HttpMethod.Put, copies: true);
        // The object that is replaced is the one that was looked at.
        if (session.Request.IsInPlace) request.Header("if-match", session.Source.ETag);
        CarriedHeaders.Apply(request, session);
        if (changes.ReplaceHeaders)
        {
            request.Header("x-amz-metadata-directive", "REPLACE");
            CarriedHeaders.ApplyContent(request, session);
        }

        if (changes.Tags is not null)
        {
            request.Header("x-amz-tagging-directive", "REPLACE");
            request.Header("x-amz-tagging", ObjectProperties.TagText(changes.Tags));
        }

        EncryptionHeaders.Apply(request, session.Request.Encryption);
        return request;
    }
}
