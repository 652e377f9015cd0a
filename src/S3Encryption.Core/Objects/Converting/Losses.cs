using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Objects.Copying;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>Finds what a copy in place would lose, before it is made.</summary>
/// <remarks>docs/facts.md, «Changing what is stored»</remarks>
internal static class Losses
{
    /// <returns>What would be lost, one sentence each; and the grants that are carried over.</returns>
    public static async Task<(IReadOnlyList<string> Lost, CarriedGrants? Grants)> FindAsync(
        CopySession session, ConversionStep step, ConvertedBucket bucket, CancellationToken stop)
    {
        var lost = new List<string>();
        if (session.Source["x-amz-missing-meta"] is string missing && step.Action == S3ConversionAction.MultipartCopy)
            lost.Add($"metadata that cannot be read over HTTP ({missing})");
        if (step.Action == S3ConversionAction.MultipartCopy || session.Request.Encryption is ObjectEncryption.SseC)
            await AddAnnotationsAsync(session, lost, stop).ConfigureAwait(false);
        if (!bucket.HasAcls) return (lost, null);
        try
        {
            return (lost, await CarriedGrants.ReadAsync(session, stop).ConfigureAwait(false));
        }
        catch (S3EncryptionException e) when (e.ErrorId == "AccessDenied")
        {
            lost.Add("its grants, which the caller may not read (s3:GetObjectAcl)");
            return (lost, null);
        }
        catch (S3EncryptionException e) when (IsUnknown(e))
        {
            return (lost, null);
        }
    }

    // Not carried over in parts, and not possible under SSE-C.
    private static async Task AddAnnotationsAsync(CopySession session, List<string> lost, CancellationToken stop)
    {
        var source = session.Request.Source;
        if (!EncryptionUpdate.IsKnown(session.Connection, session.Source)) return;
        var request = new ListObjectAnnotationsRequest
        {
            BucketName = source.Location.BucketName,
            Key = source.Location.Key,
            VersionId = source.VersionId,
            ExpectedBucketOwner = source.ExpectedBucketOwner,
        };
        try
        {
            var answer = await session.AskSourceAsync(
                "ListObjectAnnotations", s3 => s3.ListObjectAnnotationsAsync(request, stop), stop).ConfigureAwait(false);
            if (answer.Annotations?.Any() == true) lost.Add("its annotations");
        }
        catch (S3EncryptionException e) when (e.ErrorId == "AccessDenied")
        {
            lost.Add("its annotations, if it has any, which the caller may not see (s3:ListObjectAnnotations)");
        }
        catch (S3EncryptionException e) when (IsUnknown(e))
        {
            // What the server does not know, the object does not have.
        }
    }

    private static bool IsUnknown(S3EncryptionException e) => e.StatusCode is 501 or 405 || e.AwsErrorCode is "NotImplemented";
}
