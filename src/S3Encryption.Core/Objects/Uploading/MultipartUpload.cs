using System;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>
/// Stores content in parts: read in order, several sent at once. Whatever goes wrong, the upload is aborted, for its parts would be paid
/// for; unless it is to be gone on with later.
/// </summary>
internal sealed class MultipartUpload(UploadTarget target, IActivityLog log, Action<long> sent)
{
    private readonly UploadSource _source = target.Request.Source;
    private readonly PartPlan _plan = target.Request.Plan;
#if NET
    private PartMd5s? _md5s;
#endif

    /// <param name="first">What was read of a source whose length is not known, to find out that it needs parts.</param>
    /// <param name="precondition">What must be true of the place when the upload completes.</param>
    /// <param name="stop">The caller's stop.</param>
    public async Task<StoredObject> SendAsync(MemoryBudget.Lease? first, Precondition precondition, CancellationToken stop)
    {
        var resumed = target.Request.Resume ? await UnfinishedUpload.FindAsync(target, log, stop).ConfigureAwait(false) : null;
        var session = resumed?.Session ?? await UploadSession.BeginAsync(target, log, stop).ConfigureAwait(false);
        try
        {
            using var group = new PartGroup<SentPart>(stop);
#if NET
            _md5s = target.Checksums.Knows || _source.Length is not long length ? null : new(_source, _plan.PartSize(length), group.Token);
#endif
            var parts = await group.RunAsync(() => StartPartsAsync(session, resumed, first, group)).ConfigureAwait(false);
            _source.RequireUnchanged();
            await session.RemoveLostAsync(stop).ConfigureAwait(false);
            return await session.CompleteAsync(parts, precondition, stop).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await EndAsync(session, e, isResumed: resumed is not null).ConfigureAwait(false);
            // What S3 got is not what was summed: most likely somebody wrote to it in between.
            if ((e as S3EncryptionException)?.AwsErrorCode == "BadDigest") _source.RequireUnchanged();
            throw;
        }
    }

    private async Task StartPartsAsync(
        UploadSession session, UnfinishedUpload? resumed, MemoryBudget.Lease? first, PartGroup<SentPart> group)
    {
        var offset = 0L;
        // All parts in the same way, the short last one too: what is read stretch by stretch does not move on the source's own place.
        var isByStretches = _source.Length is long whole && _plan.PartSize(whole) > _plan.LargestInMemory;
        for (var (number, next) = (1, first); ; number++, next = null)
        {
            if (!PartPlan.Allows(number)) throw TooLong();
            var size = _source.Length is long length ? Math.Min(_plan.PartSize(length), length - offset) : _plan.PartSize(number);
            if (isByStretches)
            {
                StartFromFile(session, resumed, number, _source.Stretch(offset, size), group);
                offset += size;
            }
            else
            {
                var lease = next ?? await target.ReadAsync((int)size, group.Token).ConfigureAwait(false);
                if (lease.Count == 0)
                {
                    lease.Dispose();
                    break;
                }

                offset += lease.Count;
                StartFromMemory(session, resumed, number, lease, group);
            }

            if (offset == _source.Length) break;
        }

        if (_source.Length is long expected && expected != offset) throw FileFailures.Changed(_source.Path!);
    }

    private void StartFromMemory(
        UploadSession session, UnfinishedUpload? resumed, int number, MemoryBudget.Lease lease, PartGroup<SentPart> group) =>
        group.Start(async () =>
        {
            using (lease)
            {
                var body = new BufferBody(lease.Content);
                return await SendAsync(session, resumed, number, body, group.Token).ConfigureAwait(false);
            }
        });

    private void StartFromFile(
        UploadSession session, UnfinishedUpload? resumed, int number, DataBody body, PartGroup<SentPart> group) =>
        group.Start(() => SendAsync(session, resumed, number, body, group.Token));

    private async Task<SentPart> SendAsync(
        UploadSession session, UnfinishedUpload? resumed, int number, DataBody body, CancellationToken stop)
    {
        var sum = target.Sum(body);
#if NET
        if (_md5s is not null) body.KnownMd5 = await _md5s.OfAsync(number).ConfigureAwait(false);
#endif
        var part = resumed?.Find(number, body, sum) ?? await session.SendAsync(number, body, sum, stop).ConfigureAwait(false);
        sent(body.Length);
        return part;
    }

    private async Task EndAsync(UploadSession session, Exception cause, bool isResumed)
    {
        if (target.Request.Resume && MayGoOn(cause, isResumed))
        {
            log.Warning(
                $"{target.Location}: the upload is unfinished, and what was sent of it is kept and billed. To go on with it: the same "
                + $"command with -Resume. To remove it: Remove-S3EncryptedUpload {target.Location}.");
            return;
        }

        await Abandoned.RemoveAsync(target.Location, "upload", log, session.AbortAsync).ConfigureAwait(false);
    }

    // Of an upload that was begun here, a file that changed or a key that is refused leaves nothing worth keeping. What an earlier run
    // sent is kept: a wrong key must not cost hours of work. It is not wanted any more where somebody else has stored the object.
    private static bool MayGoOn(Exception cause, bool isResumed) => cause switch
    {
        OperationCanceledException => true,
        S3EncryptionException { ErrorId: "ObjectChanged" } => false,
        S3EncryptionException failure => isResumed || MayPass(failure),
        _ => isResumed,
    };

    // What the next run may not meet again: the way there, the service, who the caller is, and what he may do, for a policy can be mended
    // and a KMS key enabled. Days of sending are not thrown away for it.
    private static bool MayPass(S3EncryptionException failure) => failure.StatusCode >= 500
        || failure.Category is FailureCategory.Connection or FailureCategory.Throttled or FailureCategory.Authentication
        || failure.ErrorId is "AccessDenied" or "KmsAccessDenied" or "KmsKeyDisabled" or "KmsKeyPendingDeletion" or "SseCBlockedByBucket";

    private S3EncryptionException TooLong() => new(
        "ContentTooLarge", FailureCategory.InvalidInput,
        $"{target.Location}: {_source.Name} is longer than 10,000 parts can be when nobody knows the length beforehand.",
        "Send it from a file.")
    { Location = target.Location };
}
