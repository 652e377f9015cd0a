using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection.DataPlane;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>
/// Stores small content by one PutObject. It is in memory whole, so that a file which changes meanwhile is found out before anything is
/// stored.
/// </summary>
internal static class SingleUpload
{
    // Up to here the body is sent at once; a larger one is worth the question whether it is wanted.
    private const int SmallBody = 1 << 20;

    public static async Task<StoredObject> SendAsync(
        UploadTarget target, MemoryBudget.Lease lease, Precondition precondition, CancellationToken stop)
    {
        var body = new BufferBody(lease.Content);
        var sum = target.Sum(body);
        var put = target.NewRequest(HttpMethod.Put, body, askFirst: lease.Count > SmallBody);
        EncryptionHeaders.Apply(put, target.Request.Encryption);
        target.Request.Properties.Apply(put);
        precondition.Apply(put);
        var lost = new LostAnswer(target);
        try
        {
            using var answer = await target.SendDataAsync("PutObject", put, sum, stop).ConfigureAwait(false);
            var says = new AnswerHeaders(answer);
            var kept = says[target.Checksum.Header];
            target.Checksums.Learn(kept is not null);
            return new StoredObject(says.ETag, says.VersionId, 1, says.Encryption, sum, kept);
        }
        catch (S3EncryptionException e)
        {
            var stored = await lost.FindAsync(put, e, sum, 1, () => EntityTag.OfContent(body), stop).ConfigureAwait(false);
            if (stored is not null) return stored;
            throw;
        }
    }
}
