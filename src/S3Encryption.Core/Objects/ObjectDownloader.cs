using System;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects;

/// <summary>
/// Brings objects into files. A body that breaks off is continued where it broke, from the same entity tag; the file gets its name
/// when it is whole.
/// </summary>
public sealed class ObjectDownloader
{
    private const int MostFruitlessTries = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private readonly AwsConnection _connection;
    private readonly IActivityLog _log;

    /// <summary>Sends nothing yet.</summary>
    public ObjectDownloader(AwsConnection connection, IActivityLog log)
    {
        _connection = connection;
        _log = log;
    }

    /// <summary>Brings one object into a file.</summary>
    /// <exception cref="S3EncryptionException">
    /// S3 or the file system refused; no file was made, and one that existed is as it was.
    /// </exception>
    public async Task<S3DownloadResult> ReceiveAsync(DownloadRequest request, IProgress<TransferProgress> progress, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        if (request.SseCKey is not null) SseCFailures.RequireTls(_connection.S3Endpoint, request.Location);
        await request.Requests.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            using var file = new PartialFile(request.Path, request.Overwrite);
            var found = await FetchAsync(request, file, progress, stop).ConfigureAwait(false);
            var size = file.Length;
            file.Commit();
            return found with { Size = size, Duration = clock.Elapsed };
        }
        finally
        {
            _ = request.Requests.Release();
        }
    }

    private async Task<S3DownloadResult> FetchAsync(
        DownloadRequest request, PartialFile file, IProgress<TransferProgress> progress, CancellationToken stop)
    {
        var client = _connection.S3();
        var subject = new RequestSubject("GetObject", _connection.S3Endpoint) { Location = request.Location, SseCKey = request.SseCKey };
        var name = request.Location.ToString();
        S3DownloadResult? found = null;
        var total = 0L;
        for (var tries = 0; ;)
        {
            var before = file.Length;
            var get = Request(request, before, found?.ETag);
            using var answer = await Guarded.SendAsync(subject, () => client.GetObjectAsync(get, stop), stop).ConfigureAwait(false);
            if (found is null)
            {
                found = Describe(request, answer);
                total = answer.ContentLength;
            }

            try
            {
                await BodyReader.CopyAsync(answer.ResponseStream, (bytes, count) =>
                {
                    file.Write(bytes, count);
                    progress.Report(new TransferProgress(name, file.Length, total));
                }, stop).ConfigureAwait(false);
                if (file.Length == total) return found;
                throw new IOException($"{file.Length} of {total} bytes came");
            }
            catch (AmazonClientException e) when (before == 0)
            {
                // The SDK compares the whole body with the object's checksum at its end.
                throw Damaged(request.Location, e);
            }
            catch (Exception e) when (e is IOException or HttpRequestException && !stop.IsCancellationRequested)
            {
                tries = file.Length > before ? 1 : tries + 1;
                // Without an entity tag the rest could be another version's.
                var canGoOn = found.ETag is not null && file.Length < total;
                if (tries > MostFruitlessTries || !canGoOn) throw FailureTranslator.Translate(e, subject);
                _log.Verbose($"{name}: broke off after {file.Length} of {total} bytes ({e.Message}); continuing.");
                await Task.Delay(TimeSpan.FromTicks(FirstPause.Ticks << tries), stop).ConfigureAwait(false);
            }
        }
    }

    private static GetObjectRequest Request(DownloadRequest request, long from, string? etag)
    {
        var get = new GetObjectRequest
        {
            BucketName = request.Location.BucketName,
            Key = request.Location.Key,
            VersionId = request.VersionId,
            ExpectedBucketOwner = request.ExpectedBucketOwner,
        };
        if (from > 0) get.ByteRange = new ByteRange($"bytes={from}-");
        else get.ChecksumMode = ChecksumMode.ENABLED;
        if (etag is not null) get.EtagToMatch = $"\"{etag}\"";
        EncryptionHeaders.Apply(get, request.SseCKey);
        return get;
    }

    private static S3DownloadResult Describe(DownloadRequest request, GetObjectResponse answer)
    {
        var applied = AppliedEncryption.From(
            answer.ServerSideEncryptionMethod, answer.ServerSideEncryptionKeyManagementServiceKeyId, answer.BucketKeyEnabled,
            answer.ServerSideEncryptionCustomerMethod, answer.ServerSideEncryptionCustomerProvidedKeyMD5);
        if (request.SseCKey is not null && applied.Kind != EncryptionKind.SseC) throw SseCFailures.TakesNoKey.About(request.Location);
        return new S3DownloadResult
        {
            BucketName = request.Location.BucketName,
            Key = request.Location.Key!,
            VersionId = answer.VersionId,
            Path = request.Path,
            Size = 0,
            Encryption = applied.Kind,
            KmsKeyArn = applied.KmsKeyArn,
            SseCKeyMD5 = applied.SseCKeyMD5,
            ETag = answer.ETag?.Trim('"'),
            LastModified = answer.LastModified is DateTime written ? new DateTimeOffset(written.ToUniversalTime()) : null,
            Duration = TimeSpan.Zero,
        };
    }

    private static S3EncryptionException Damaged(S3Location location, AmazonClientException e) => new(
        "ChecksumMismatch", FailureCategory.Mismatch, $"{location}: what came is not what was stored: {e.Message}",
        "Nothing was written; try again.")
    { Location = location, Operation = "GetObject" };
}
