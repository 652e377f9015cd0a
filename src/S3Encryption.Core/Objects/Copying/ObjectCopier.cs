using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>Copies objects inside S3, from any kind of server-side encryption to any other, and checks that they arrived.</summary>
public sealed class ObjectCopier
{
    private readonly AwsConnection _connection;
    private readonly BucketRegions _regions;
    private readonly ObjectInspector _inspector;
    private readonly IActivityLog _log;

    /// <summary>Sends nothing yet.</summary>
    public ObjectCopier(AwsConnection connection, BucketRegions regions, IActivityLog log, RequestPace? pace = null)
    {
        _connection = connection;
        _regions = regions;
        _inspector = new ObjectInspector(connection, pace);
        _log = log;
    }

    /// <summary>Copies one object: by one request up to the threshold, in parallel parts beyond.</summary>
    /// <exception cref="S3EncryptionException">
    /// S3 refused; nothing was stored, unless the id is <c>EncryptionMismatch</c>, <c>ChecksumMismatch</c> or, naming the target,
    /// <c>ObjectChanged</c>.
    /// </exception>
    public async Task<CopyOutcome> CopyAsync(CopyRequest request, IProgress<TransferProgress> progress, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var session = await OpenAsync(request, stop).ConfigureAwait(false);
        // In place they go with the copy itself; elsewhere the target may take none, which is no reason to have no copy.
        if (request is { KeepAcl: true, IsInPlace: true })
            session = session with { Grants = await CarriedGrants.ReadAsync(session, stop).ConfigureAwait(false) };
        var acl = request is { KeepAcl: true, IsInPlace: false } ? await CopiedAcl.ReadAsync(session, stop).ConfigureAwait(false) : null;
        var (copy, verified) = await CopyAsync(session, progress, stop).ConfigureAwait(false);
        var shortfall = acl is null ? null : await acl.PutAsync(session, copy.VersionId, stop).ConfigureAwait(false);
        return new CopyOutcome(Describe(session, copy, verified) with { Duration = clock.Elapsed }, shortfall);
    }

    /// <summary>Copies what was looked at, and says what S3 said and what was verified.</summary>
    internal async Task<(MadeCopy Copy, VerifiedCopy Verified)> CopyAsync(
        CopySession session, IProgress<TransferProgress> progress, CancellationToken stop)
    {
        var copy = await StoreAsync(session, progress, stop).ConfigureAwait(false);
        var verified = await CopyVerification.VerifyAsync(session, copy, _inspector, _log, stop).ConfigureAwait(false);
        progress.Report(new TransferProgress(session.Request.Target.ToString(), session.Source.Size, session.Source.Size));
        return (copy, verified);
    }

    /// <summary>Looks at the source, where that was not done already.</summary>
    internal async Task<CopySession> OpenAsync(CopyRequest request, CancellationToken stop)
    {
        if (request.UsesSseC) SseCFailures.RequireTls(_connection.S3Endpoint, request.Target);
        request.Changes.Check(request.Target);
        if (request.IsInPlace && !request.ChangesObject) throw CopyFailures.OntoItself(request.Target);
        var source = request.Source;
        var sourceRegion = await _regions.OfAsync(
            source.Location.BucketName, source.ExpectedBucketOwner, stop).ConfigureAwait(false);
        var targetRegion = await _regions.OfAsync(request.Target.BucketName, request.ExpectedBucketOwner, stop).ConfigureAwait(false);
        var client = _connection.S3(sourceRegion);
        try
        {
            var found = request.Found ?? await _inspector.LookAsync(source, stop).ConfigureAwait(false);
            if (source.SseCKey is not null && found.Encryption.Kind != EncryptionKind.SseC)
                throw SseCFailures.TakesNoKey.About(source.Location);
            if (found.IsArchived) throw CopyFailures.Archived(source, found.StorageClass);
            return new CopySession(request, _connection, client, _connection.S3(targetRegion), found) { Grants = request.Grants };
        }
        catch (S3EncryptionException e) when (CopyFailures.About(request, e) is var told && !ReferenceEquals(told, e))
        {
            throw told;
        }
    }

    private Task<MadeCopy> StoreAsync(CopySession session, IProgress<TransferProgress> progress, CancellationToken stop)
    {
        var request = session.Request;
        var plan = CopyPlan.For(session.Source.Size, request.MultipartThreshold);
        if (!plan.IsSingle || request.Changes.ReplaceHeaders) WarnOfLosses(session);
        if (plan.IsSingle)
        {
            _log.Verbose($"{request.Target}: copying {plan.Length} bytes of {request.Source} in one request.");
            return SingleCopy.SendAsync(session, stop);
        }

        _log.Verbose($"{request.Target}: copying {plan.Length} bytes of {request.Source} in parts of {plan.PartSize} bytes.");
        var (done, name) = (0L, request.Target.ToString());
        var copy = new MultipartCopy(
            session, plan, _connection.Checksums.Knows, _log,
            bytes => progress.Report(new TransferProgress(name, Interlocked.Add(ref done, bytes), plan.Length)));
        return copy.SendAsync(stop);
    }

    // Of what only S3 itself could carry over.
    private void WarnOfLosses(CopySession session)
    {
        var (source, changes, known) = (session.Request.Source, session.Request.Changes, session.Source);
        if (changes.Metadata is null && known["x-amz-missing-meta"] is string missing)
            _log.Warning($"{source}: {missing} of its metadata cannot be read over HTTP, so the copy is without.");
        if (changes.ContentType is null && known["Content-Type"] is string type && MediaType.ForSending(type) is null)
            _log.Warning($"{source}: its media type ({type}) is none that can be sent, so the copy's is {MediaType.Unknown}.");
    }

    private static S3CopyResult Describe(CopySession session, MadeCopy copy, VerifiedCopy verified) => new()
    {
        BucketName = session.Request.Target.BucketName,
        Key = session.Request.Target.Key!,
        VersionId = copy.VersionId,
        SourceBucketName = session.Request.Source.Location.BucketName,
        SourceKey = session.Request.Source.Location.Key!,
        SourceVersionId = session.Request.Source.VersionId ?? session.Source.VersionId,
        SourceEncryption = session.Source.Encryption.Kind,
        SourceKmsKeyArn = session.Source.Encryption.KmsKeyArn,
        SourceSseCKeyMD5 = session.Source.Encryption.SseCKeyMD5,
        Encryption = verified.Encryption.Kind,
        KmsKeyArn = verified.Encryption.KmsKeyArn,
        BucketKey = verified.Encryption.BucketKey,
        SseCKeyMD5 = verified.Encryption.SseCKeyMD5,
        Size = session.Source.Size,
        ETag = verified.ETag?.Trim('"'),
        Parts = copy.Parts,
        VerifiedBy = verified.By,
        Duration = TimeSpan.Zero,
    };
}
