using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Objects.Checksums;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>
/// Finds out what became of a request that stores an object when its answer was lost. Sent again it may be refused because of what it did
/// itself: the upload is gone, or the place is taken.
/// </summary>
internal sealed class LostAnswer(UploadTarget target)
{
    // Of Last-Modified, which is in whole seconds.
    private static readonly TimeSpan Coarseness = TimeSpan.FromSeconds(2);
    private readonly Stopwatch _since = Stopwatch.StartNew();

    /// <summary>Looks whether what is stored now is what was sent.</summary>
    /// <param name="sent">The request that failed.</param>
    /// <param name="failure">How.</param>
    /// <param name="sum">The checksum of what was sent.</param>
    /// <param name="parts">In how many parts.</param>
    /// <param name="etag">The entity tag that servers give it which keep no checksum.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <returns>What is stored; null where it is something else, was there before, or cannot be looked at.</returns>
    public async Task<StoredObject?> FindAsync(
        DataRequest sent, S3EncryptionException failure, Checksum sum, int parts, Func<string> etag, CancellationToken stop)
    {
        if (!sent.MayBeDone || failure.StopsEverything) return null;
        try
        {
            var says = await target.LookAsync(stop).ConfigureAwait(false);
            if (says.ContentLength != sum.Length || !(says.Date - says.LastModified <= _since.Elapsed + Coarseness)) return null;
            // Behind a checksum of checksums S3 puts the number of parts.
            var kept = says[target.Checksum.Header]?.Split('-')[0];
            var isSame = kept is not null ? kept == sum.Text : string.Equals(says.ETag, etag(), StringComparison.OrdinalIgnoreCase);
            return isSame ? new StoredObject(says.ETag, says.VersionId, parts, says.Encryption, sum, kept) : null;
        }
        catch (S3EncryptionException)
        {
            // The first failure says more.
            return null;
        }
    }
}
