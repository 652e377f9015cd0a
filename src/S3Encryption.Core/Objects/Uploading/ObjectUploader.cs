using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Uploading;

/// <summary>Stores content as objects and checks that S3 stored what was asked.</summary>
public sealed class ObjectUploader(AwsConnection connection, IActivityLog log)
{
    /// <summary>Stores one object: by one request up to 8 MiB, in parallel parts beyond.</summary>
    /// <returns>What was stored; null where the place was left alone, as the request's condition asked.</returns>
    /// <exception cref="S3EncryptionException">
    /// The source or S3 refused; nothing was stored, unless the id is <c>EncryptionMismatch</c> or <c>ChecksumMismatch</c>.
    /// </exception>
    public async Task<S3UploadResult?> SendAsync(UploadRequest request, IProgress<TransferProgress> progress, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var target = new UploadTarget(connection, request);
        target.RefuseKeyOverHttp();
        var precondition = await new UploadGate(connection, target, log).FindAsync(stop).ConfigureAwait(false);
        if (precondition is null) return null;
        StoredObject? stored;
        try
        {
            stored = await StoreAsync(target, precondition, progress, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "ObjectChanged" && precondition.OnlyNew)
        {
            log.Verbose($"{request.Location}: somebody stored an object there meanwhile; it was left alone.");
            return null;
        }

        stored.Encryption.Verify(request.Encryption, request.Location);
        if (stored.KeptSum is string kept && kept != stored.Sum.Text) throw Damaged(request.Location, stored);
        progress.Report(new TransferProgress(request.Location.ToString(), stored.Sum.Length, stored.Sum.Length));
        return Result(request, stored, clock.Elapsed);
    }

    private async Task<StoredObject> StoreAsync(
        UploadTarget target, Precondition precondition, IProgress<TransferProgress> progress, CancellationToken stop)
    {
        var (source, plan) = (target.Request.Source, target.Request.Plan);
        // What is longer than a part, or turns out to be, goes in parts.
        var beginning = source.Length ?? plan.Part;
        using var first = beginning > plan.Part ? null : await target.ReadAsync((int)beginning, stop).ConfigureAwait(false);
        if (first is not null && (source.Length is not null || first.Count < plan.Part))
        {
            if (source.Length is long length && first.Count != length) throw FileFailures.Changed(source.Path!);
            source.RequireUnchanged();
            log.Verbose($"{target.Location}: sending {first.Count} bytes of {source.Name} in one request.");
            return await SingleUpload.SendAsync(target, first, precondition, stop).ConfigureAwait(false);
        }

        log.Verbose($"{target.Location}: sending {source.Name} in parts of {plan.PartSize(source.Length ?? 0)} bytes.");
        var sent = 0L;
        var name = target.Location.ToString();
        var upload = new MultipartUpload(
            target, log, bytes => progress.Report(new TransferProgress(name, Interlocked.Add(ref sent, bytes), source.Length)));
        return await upload.SendAsync(first, precondition, stop).ConfigureAwait(false);
    }

    private static S3UploadResult Result(UploadRequest request, StoredObject stored, TimeSpan duration) => new()
    {
        BucketName = request.Location.BucketName,
        Key = request.Location.Key!,
        VersionId = stored.VersionId,
        Path = request.Source.Path,
        Size = stored.Sum.Length,
        Encryption = stored.Encryption.Kind,
        KmsKeyArn = stored.Encryption.KmsKeyArn,
        BucketKey = stored.Encryption.BucketKey,
        SseCKeyMD5 = stored.Encryption.SseCKeyMD5,
        ETag = stored.ETag,
        ChecksumAlgorithm = request.Checksum,
        Checksum = stored.Sum.Text,
        IsChecksumKept = stored.KeptSum is not null,
        Parts = stored.Parts,
        Duration = duration,
    };

    private static S3EncryptionException Damaged(S3Location location, StoredObject stored) => new(
        "ChecksumMismatch", FailureCategory.Mismatch,
        $"{location}: the object was stored, but not what was sent: {stored.Sum.Algorithm} is {stored.KeptSum}, and of the source "
            + $"{stored.Sum.Text}.",
        "Send it again, and do not use what is there.")
    { Location = location };
}
