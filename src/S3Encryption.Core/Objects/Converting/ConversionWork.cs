using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects.Copying;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>Does what was planned for one object, and looks whether it is done.</summary>
internal sealed class ConversionWork(
    AwsConnection connection, BucketRegions regions, ConversionWish wish, ObjectEncryption wanted, RequestPace pace, ConversionTally tally,
    IActivityLog log)
{
    private readonly ObjectInspector _inspector = new(connection, pace);

    /// <summary>Has the data key encrypted anew, where that was planned; what is skipped or blocked is told.</summary>
    public async Task<(S3Conversion Conversion, string? ETag)> UpdateAsync(
        FoundObject found, ConversionStep step, bool planOnly, CancellationToken stop)
    {
        var plan = Describe(found, step);
        var before = found.State;
        if (step.Action == S3ConversionAction.Skip) return (plan with { IsDone = !planOnly }, Quoteless(before!.ETag));
        if (step.Action == S3ConversionAction.Blocked) return (plan, null);
        tally.Sent("UpdateObjectEncryption", "HeadObject");
        if (planOnly) return (plan, null);
        var kms = (ObjectEncryption.SseKms)wanted;
        // The version that was looked at, also where it is the latest: another may be by now.
        var at = found.At with { VersionId = found.At.VersionId ?? before!.VersionId };
        await EncryptionUpdate.SendAsync(connection, at, kms.KmsKeyId!, plan.BucketKey, pace, stop).ConfigureAwait(false);
        var after = await _inspector.LookAsync(at, stop).ConfigureAwait(false);
        if (after.ETag != before!.ETag || after.Size != before.Size) throw CopyFailures.Replaced(found.At.Location);
        if (!ConversionPlanner.IsSo(after, null, kms with { BucketKey = plan.BucketKey }))
            throw ConversionFailures.NotAsPromised(found.At, after.Encryption.Mismatch(wanted) ?? "its encryption is another");
        return (plan with { IsDone = true, VerifiedBy = "Update" }, Quoteless(after.ETag));
    }

    /// <summary>Copies the object onto itself.</summary>
    public async Task<(S3Conversion Conversion, string? ETag)> CopyAsync(
        FoundObject found, ConversionStep step, ConvertedBucket bucket, bool planOnly, CancellationToken stop)
    {
        var copier = new ObjectCopier(connection, regions, log, pace);
        var session = await copier.OpenAsync(Request(found), stop).ConfigureAwait(false);
        if (bucket.HasAcls) tally.Sent("GetObjectAcl");
        var (lost, grants) = await Losses.FindAsync(session, step, bucket, stop).ConfigureAwait(false);
        var plan = Describe(found, step) with { Losses = lost };
        if (lost.Count > 0 && !wish.AllowLoss)
        {
            var reason = $"it would lose {string.Join(", and ", lost)}: -AllowLoss accepts that";
            return (plan with { Action = S3ConversionAction.Blocked, Reason = reason, KeepsOldVersion = false }, null);
        }

        CountCopy(step, session);
        if (planOnly) return (plan, null);
        foreach (var each in lost) log.Warning($"{found.At}: {each}: lost, as -AllowLoss accepts.");
        var (copy, verified) = await CopyOnceAsync(copier, session with { Grants = grants }, stop).ConfigureAwait(false);
        var old = copy.SourceVersionId ?? found.State!.VersionId;
        if (verified.Found is ObjectState after && CarriedState.Differences(found.State!, after) is { Count: > 0 } differences && lost.Count == 0)
            throw ConversionFailures.NotCarried(found.At, differences, bucket.KeepsVersions ? old : null);
        if (bucket.KeepsVersions && wish.OldVersions == OldVersions.Remove && old is not null && old != copy.VersionId)
            await RemoveAsync(session, old, stop).ConfigureAwait(false);
        return (plan with { IsDone = true, NewVersionId = copy.VersionId, VerifiedBy = verified.By }, Quoteless(verified.ETag));
    }

    // Where the answer to the copy is lost, the next try meets the first one's work and is refused: the object is another, the key that was
    // its is no longer, or it takes none. What it is now tells whether that was so.
    private async Task<(MadeCopy Copy, VerifiedCopy Verified)> CopyOnceAsync(ObjectCopier copier, CopySession session, CancellationToken stop)
    {
        try
        {
            return await copier.CopyAsync(session, Unwatched.Instance, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything && session.Request.Source.VersionId is null)
        {
            var at = session.Request.Source;
            var key = (wanted as ObjectEncryption.SseC)?.Key;
            var (after, unseen) = await LookAgainAsync(at with { SseCKey = key }, stop).ConfigureAwait(false);
            if (unseen is not null && e.ErrorId == "ObjectChanged") throw ConversionFailures.MaybeDone(at, session.Source.VersionId, e, unseen);
            var isOurs = after is not null && ConversionPlanner.IsSo(after, key, wanted) && after.Size == session.Source.Size
                && (after.Checksum is null || session.Source.Checksum is null || after.Checksum == session.Source.Checksum)
                && CarriedState.Differences(session.Source, after).Count == 0;
            if (!isOurs) throw;
            log.Verbose($"{at}: the answer to its copy was lost; it is done all the same.");
            var copy = new MadeCopy(after!.ETag, after.VersionId, 1, after.Encryption) { SourceVersionId = session.Source.VersionId };
            return (copy, new VerifiedCopy(after.Encryption, after.ETag, CopyVerification.Compare(session, copy, after)) { Found = after });
        }
    }

    private async Task<(ObjectState? State, S3EncryptionException? Unseen)> LookAgainAsync(ObjectAddress at, CancellationToken stop)
    {
        try
        {
            return (await _inspector.LookAsync(at, stop).ConfigureAwait(false), null);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            return (null, e);
        }
    }

    private static async Task RemoveAsync(CopySession session, string versionId, CancellationToken stop)
    {
        var at = session.Request.Source;
        var request = new DeleteObjectRequest
        {
            BucketName = at.Location.BucketName,
            Key = at.Location.Key,
            VersionId = versionId,
            ExpectedBucketOwner = at.ExpectedBucketOwner,
        };
        try
        {
            _ = await session.SendAsync("DeleteObject", s3 => s3.DeleteObjectAsync(request, stop), stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            throw ConversionFailures.OldVersionStays(at, versionId, e);
        }
    }

    private CopyRequest Request(FoundObject found) => new()
    {
        Source = found.At,
        Target = found.At.Location,
        Encryption = wanted is ObjectEncryption.SseKms kms ? kms with { BucketKey = BucketKey(found, kms) } : wanted,
        KeepLock = true,
        MultipartThreshold = wish.MultipartThreshold,
        ExpectedBucketOwner = found.At.ExpectedBucketOwner,
        Pace = pace,
        Found = found.State,
    };

    private void CountCopy(ConversionStep step, CopySession session)
    {
        tally.Sent("HeadObject");
        if (step.KeepsOldVersion is false && wish.OldVersions == OldVersions.Remove) tally.Sent("DeleteObject");
        if (step.Action == S3ConversionAction.Copy)
        {
            tally.Sent("CopyObject");
            return;
        }

        tally.Sent("GetObjectTagging", "CreateMultipartUpload", "CompleteMultipartUpload");
        foreach (var _ in CopyPlan.For(session.Source.Size, wish.MultipartThreshold).Parts()) tally.Sent("UploadPartCopy");
    }

    // What was not said stays as it is.
    private static bool BucketKey(FoundObject found, ObjectEncryption.SseKms kms) =>
        kms.BucketKey ?? found.State is { Encryption: { Kind: EncryptionKind.SseKms, BucketKey: true } };

    private S3Conversion Describe(FoundObject found, ConversionStep step) => new()
    {
        BucketName = found.At.Location.BucketName,
        Key = found.At.Location.Key!,
        VersionId = found.At.VersionId ?? found.State?.VersionId,
        Size = found.Size,
        Action = step.Action,
        Reason = step.Reason,
        KeepsOldVersion = step.KeepsOldVersion,
        FromEncryption = found.State?.Encryption.Kind ?? EncryptionKind.SseC,
        FromKmsKeyArn = found.State?.Encryption.KmsKeyArn,
        FromSseCKeyFingerprint = found.At.SseCKey?.Fingerprint,
        ToEncryption = wanted switch
        {
            ObjectEncryption.SseC => EncryptionKind.SseC,
            ObjectEncryption.SseKms => EncryptionKind.SseKms,
            ObjectEncryption.DsseKms => EncryptionKind.DsseKms,
            _ => EncryptionKind.SseS3,
        },
        ToKmsKeyArn = wanted switch
        {
            ObjectEncryption.SseKms kms => kms.KmsKeyId,
            ObjectEncryption.DsseKms dsse => dsse.KmsKeyId,
            _ => null,
        },
        ToSseCKeyFingerprint = (wanted as ObjectEncryption.SseC)?.Key.Fingerprint,
        BucketKey = wanted is ObjectEncryption.SseKms wantedKms && BucketKey(found, wantedKms),
    };

    private static string? Quoteless(string? etag) => etag?.Trim('"');
}
