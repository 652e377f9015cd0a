using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Downloading;

/// <summary>
/// Brings objects here: one request tells what the object is and brings its beginning; of a larger one, further ranges come at once.
/// The target has it when all of it is there and its checksum, where S3 keeps one, is right.
/// </summary>
public sealed class ObjectDownloader(AwsConnection connection, IActivityLog log)
{
    /// <summary>Brings one object.</summary>
    /// <returns>What came; null where the object was not modified since the time that the request names.</returns>
    /// <exception cref="S3EncryptionException">
    /// S3 or the file system refused; no file was made, and one that existed is as it was.
    /// </exception>
    public async Task<S3DownloadResult?> ReceiveAsync(DownloadRequest request, IProgress<TransferProgress> progress, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        if (request.SseCKey is not null) SseCFailures.RequireTls(connection.S3Endpoint, request.Location);
        var reader = new RangeReader(connection, request, log);
        using var target = request.Target;
        using var first = await request.Limits.RunAsync(() => reader.OpenAsync(stop), stop).ConfigureAwait(false);
        if ((int)first.StatusCode == 304)
        {
            log.Verbose($"{request.Location}: not modified since {request.IfModifiedSince:u}.");
            return null;
        }

        var says = new AnswerHeaders(first);
        var size = says.ContentLength ?? throw LengthUnknown(request.Location);
        var found = new ObjectIdentity(request.Location, says.VersionId, says.ETag, size);
        var result = Describe(request, found, says);
        target.Begin(found);
        var fetch = new Fetch(request, found, reader, progress);
        var kept = await KeptAsync(request, found, says, stop).ConfigureAwait(false);
        var computed = await fetch.RunAsync(first, kept, stop).ConfigureAwait(false);
        if (kept is not null && computed != kept.Value)
        {
            target.Reject();
            throw Damaged(request.Location, kept, computed!);
        }

        target.Commit();
        return result with { IsVerified = kept is not null, Duration = clock.Elapsed };
    }

    private async Task<KeptChecksum?> KeptAsync(DownloadRequest request, ObjectIdentity found, AnswerHeaders says, CancellationToken stop)
    {
        var kept = KeptChecksum.In(says);
        if (kept is not { PartCount: > 0 }) return kept;
        var sizes = await request.Limits.RunAsync(
            () => new PartSizes(connection, request, log).FindAsync(found, kept.PartCount, stop), stop).ConfigureAwait(false);
        return sizes is null ? null : kept.With(sizes, found.Size);
    }

    private static S3DownloadResult Describe(DownloadRequest request, ObjectIdentity found, AnswerHeaders says)
    {
        var applied = says.Encryption;
        if (request.SseCKey is not null && applied.Kind != EncryptionKind.SseC) throw SseCFailures.TakesNoKey.About(request.Location);
        return new S3DownloadResult
        {
            BucketName = request.Location.BucketName,
            Key = request.Location.Key!,
            VersionId = found.VersionId,
            Path = request.Target.Path,
            Size = found.Size,
            Encryption = applied.Kind,
            KmsKeyArn = applied.KmsKeyArn,
            SseCKeyMD5 = applied.SseCKeyMD5,
            ETag = found.ETag,
            LastModified = says.LastModified,
            IsVerified = false,
            Duration = TimeSpan.Zero,
        };
    }

    private static S3EncryptionException LengthUnknown(S3Location location) => new(
        "RangeNotServed", FailureCategory.Mismatch, $"{location}: the answer does not tell how long the object is.",
        "Something between here and S3 changes its answers; reach S3 without it.")
    { Location = location, Operation = "GetObject" };

    private static S3EncryptionException Damaged(S3Location location, KeptChecksum kept, string computed) =>
        new(
            "ChecksumMismatch", FailureCategory.Mismatch,
            $"{location}: what came is not what was stored: its {kept.Algorithm} is {computed}, and that of the object {kept.Value}.",
            "Nothing was written; try again.")
        { Location = location, Operation = "GetObject" };
}
