using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Objects.Listing;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>
/// Changes the encryption of stored objects in place: finds out how each is stored, plans, and where asked to does it and looks whether it
/// is done. Nothing is overwritten but what was looked at, and nothing of it is lost that was not allowed to be.
/// </summary>
public sealed class ObjectConverter
{
    private readonly AwsConnection _connection;
    private readonly ConversionWish _wish;
    private readonly KeyFinder _keys;
    private readonly ConversionTally _tally;
    private readonly IActivityLog _log;
    private readonly BucketRegions _regions;
    private readonly ConcurrentDictionary<string, Lazy<Task<ConvertedBucket>>> _buckets = new();

    /// <summary>Sends nothing yet.</summary>
    public ObjectConverter(AwsConnection connection, ConversionWish wish, KeyFinder keys, ConversionTally tally, IActivityLog log)
    {
        _connection = connection;
        _wish = wish;
        _keys = keys;
        _tally = tally;
        _log = log;
        _regions = new BucketRegions(connection);
    }

    /// <summary>Plans the conversion of one object, and does it unless it is only to be planned.</summary>
    /// <param name="at">The object, without a key.</param>
    /// <param name="listed">What the listing says of it; null where it was named.</param>
    /// <param name="pace">Whose turn each request waits for.</param>
    /// <param name="planOnly">Whether it is only to be planned.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <returns>What was done, and where it is done the entity tag that the object has now. Null where it was deleted since it was listed.</returns>
    /// <exception cref="S3EncryptionException">It failed. The object is whole: as it was, or as it was to be.</exception>
    public async Task<(S3Conversion Conversion, string? ETag)?> ConvertAsync(
        ObjectAddress at, ListedObject? listed, RequestPace pace, bool planOnly, CancellationToken stop)
    {
        if (await FindAsync(at, listed, pace, stop).ConfigureAwait(false) is not FoundObject found) return null;
        var wanted = _wish.Encryption ?? new ObjectEncryption.SseC(
            await _wish.Keys!.ForUploadAsync(at.Location, stop).ConfigureAwait(false));
        var mayUpdate = _wish.MayUpdateAnywhere || EncryptionUpdate.IsKnown(_connection, found.State);
        var work = new ConversionWork(_connection, _regions, _wish, wanted, pace, _tally, _log);
        var done = ConversionPlanner.Plan(found, wanted, mayUpdate, DateTimeOffset.UtcNow) is { } step
            ? await work.UpdateAsync(found, step, planOnly, stop).ConfigureAwait(false)
            : await CopyAsync(work, found, found.State!, wanted is ObjectEncryption.SseC, planOnly, stop).ConfigureAwait(false);
        _tally.Count(done.Conversion);
        return done;
    }

    private async Task<(S3Conversion Conversion, string? ETag)> CopyAsync(
        ConversionWork work, FoundObject found, ObjectState state, bool toSseC, bool planOnly, CancellationToken stop)
    {
        // S3 itself says to who does it that a bucket takes no SSE-C; a plan has to ask.
        var bucket = await BucketAsync(found.At, asksSseC: planOnly && toSseC, stop).ConfigureAwait(false);
        var step = ConversionPlanner.PlanCopy(state, _wish, bucket.KeepsVersions, DateTimeOffset.UtcNow);
        if (step.IsCopy && bucket.TakesNoSseC)
            step = ConversionStep.Blocked($"the bucket takes no SSE-C: Set-S3BucketEncryption {found.At.Location.BucketName} -AllowSseC lets it");
        return step.IsCopy
            ? await work.CopyAsync(found, step, bucket, planOnly, stop).ConfigureAwait(false)
            : await work.UpdateAsync(found, step, planOnly, stop).ConfigureAwait(false);
    }

    private async Task<FoundObject?> FindAsync(ObjectAddress at, ListedObject? listed, RequestPace pace, CancellationToken stop)
    {
        var inspector = new ObjectInspector(_connection, pace);
        var isOlder = at.VersionId is not null && !(listed?.IsLatest ?? await IsLatestAsync(inspector, at, stop).ConfigureAwait(false));
        // The latest is copied onto itself only as that: by its key alone.
        if (!isOlder) at = at with { VersionId = null };
        try
        {
            _tally.Sent("HeadObject");
            var state = await inspector.LookAsync(at, stop).ConfigureAwait(false);
            return new FoundObject(at, state, isOlder, state.Size);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "ObjectNotFound" && listed is not null)
        {
            return null;
        }
        catch (S3EncryptionException e) when (e.ErrorId == SseCFailures.KeyRequiredId)
        {
            var search = _keys.Search(at, pace, needsKey: true);
            var found = _keys.HasKeys ? await _keys.FindAsync(search, at, stop).ConfigureAwait(false) : null;
            return new FoundObject(
                at with { SseCKey = found?.Key }, found?.Object, isOlder, found?.Object.Size ?? listed?.Size)
            {
                HadKeys = _keys.HasKeys,
            };
        }
    }

    // Of a version that was named nobody said so.
    private async Task<bool> IsLatestAsync(ObjectInspector inspector, ObjectAddress at, CancellationToken stop)
    {
        try
        {
            _tally.Sent("HeadObject");
            var latest = await inspector.LookAsync(at with { VersionId = null }, stop).ConfigureAwait(false);
            return (latest.VersionId ?? "null") == at.VersionId;
        }
        catch (S3EncryptionException e) when (e.ErrorId is "ObjectNotFound" or SseCFailures.KeyRequiredId)
        {
            // Under SSE-C nothing is told without the key; taken for an older one, it is at worst not copied.
            return false;
        }
    }

    private async Task<ConvertedBucket> BucketAsync(ObjectAddress at, bool asksSseC, CancellationToken stop)
    {
        var asked = _buckets.GetOrAdd(at.Location.BucketName, name => new Lazy<Task<ConvertedBucket>>(
            () => ConvertedBucket.AskAsync(_connection, name, at.ExpectedBucketOwner, asksSseC, _log, stop)));
        try
        {
            return await asked.Value.ConfigureAwait(false);
        }
        catch
        {
            // What failed once may go well for the next object.
            _ = _buckets.TryRemove(at.Location.BucketName, out _);
            throw;
        }
    }
}
