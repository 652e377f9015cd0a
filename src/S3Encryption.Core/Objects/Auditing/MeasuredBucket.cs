using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Objects.Listing;
using S3Encryption.Core.Objects.Measuring;

namespace S3Encryption.Core.Objects.Auditing;

/// <summary>Counts what is in a bucket, by one HEAD an object.</summary>
/// <param name="listing">The objects.</param>
/// <param name="auditor">Looks at each.</param>
/// <param name="bucketName">Their bucket.</param>
/// <param name="owner">The 12-digit account that must own it.</param>
/// <param name="most">How many are looked at side by side.</param>
/// <param name="counted">Called for each that is counted.</param>
public sealed class MeasuredBucket(
    ObjectListing listing, ObjectAuditor auditor, string bucketName, string? owner, int most, Action counted) : IMeasuredObjects
{
    /// <inheritdoc/>
    public async Task<bool> MeasureAsync(EncryptionTally tally, Func<S3EncryptionException, Task> fail, CancellationToken stop)
    {
        using var work = new BoundedWork(most, stop);
        await work.RunAsync(() => listing.ForEachAsync(
            listed => work.StartAsync(token => CountAsync(listed, tally, token)), stop)).ConfigureAwait(false);
        return true;
    }

    private async Task CountAsync(ListedObject listed, EncryptionTally tally, CancellationToken stop)
    {
        var at = new ObjectAddress
        {
            Location = new S3Location(bucketName, listed.Key),
            VersionId = listed.VersionId,
            ExpectedBucketOwner = owner,
        };
        if (await auditor.LookAsync(at, listed, stop).ConfigureAwait(false) is not S3ObjectEncryption found) return;
        lock (tally) tally.Add(found);
        counted();
    }
}
