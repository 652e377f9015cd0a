using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects;

/// <summary>
/// Stores a file in parts, several at once. Whatever goes wrong, the upload is aborted: none is left behind to be paid for.
/// </summary>
internal sealed class MultipartUpload
{
    private static readonly TimeSpan AbortPatience = TimeSpan.FromSeconds(10);
    private readonly UploadTarget _target;
    private readonly SourceFile _source;
    private readonly IActivityLog _log;
    private readonly Action<long> _sent;

    /// <param name="target">Where to, and how encrypted.</param>
    /// <param name="source">The file.</param>
    /// <param name="log">Where a failed abort is told.</param>
    /// <param name="sent">Called with the bytes of each part that S3 has.</param>
    public MultipartUpload(UploadTarget target, SourceFile source, IActivityLog log, Action<long> sent)
    {
        _target = target;
        _source = source;
        _log = log;
        _sent = sent;
    }

    public async Task<StoredObject> SendAsync(CancellationToken stop)
    {
        var started = await StartAsync(stop).ConfigureAwait(false);
        try
        {
            var applied = AppliedEncryption.From(
                started.ServerSideEncryptionMethod, started.ServerSideEncryptionKeyManagementServiceKeyId, started.BucketKeyEnabled,
                started.ServerSideEncryptionCustomerMethod, started.ServerSideEncryptionCustomerProvidedKeyMD5);
            applied.Verify(_target.Request.Encryption, _target.Location);
            var parts = await SendPartsAsync(started.UploadId, stop).ConfigureAwait(false);
            if (_source.HasChanged()) throw FileFailures.Changed(_source.Path);
            var stored = await CompleteAsync(started.UploadId, parts, stop).ConfigureAwait(false);
            return new StoredObject(stored.ETag, stored.VersionId, parts.Count, applied);
        }
        catch
        {
            await AbortAsync(started.UploadId).ConfigureAwait(false);
            throw;
        }
    }

    private Task<InitiateMultipartUploadResponse> StartAsync(CancellationToken stop)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = _target.BucketName,
            Key = _target.Key,
            ExpectedBucketOwner = _target.Request.ExpectedBucketOwner,
        };
        if (!_target.SendMd5)
        {
            request.ChecksumAlgorithm = ChecksumAlgorithm.CRC64NVME;
            request.ChecksumType = ChecksumType.FULL_OBJECT;
        }

        EncryptionHeaders.Apply(request, _target.Request.Encryption);
        return _target.SendAsync("CreateMultipartUpload", () => _target.Client.InitiateMultipartUploadAsync(request, stop), stop);
    }

    private async Task<List<PartETag>> SendPartsAsync(string uploadId, CancellationToken stop)
    {
        // One part that fails stops the others at once, and its failure is the one told.
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var sending = PartPlan.Parts(_source.Length).Select(part => SendPartAsync(uploadId, part, failed)).ToList();
        try
        {
            return [.. await Task.WhenAll(sending).ConfigureAwait(false)];
        }
        catch
        {
            stop.ThrowIfCancellationRequested();
            var cause = sending.Select(t => t.Exception?.InnerException).OfType<S3EncryptionException>().FirstOrDefault();
            if (cause is not null) ExceptionDispatchInfo.Capture(cause).Throw();
            throw;
        }
    }

    private async Task<PartETag> SendPartAsync(string uploadId, PartPlan.Part part, CancellationTokenSource failed)
    {
        try
        {
            return await _target.SendDataAsync(
                "UploadPart", () => UploadAsync(uploadId, part, failed.Token), failed.Token).ConfigureAwait(false);
        }
        catch
        {
            failed.Cancel();
            throw;
        }
    }

    private async Task<PartETag> UploadAsync(string uploadId, PartPlan.Part part, CancellationToken stop)
    {
        using var slice = _source.OpenSlice(part.Offset, part.Length);
        var request = new UploadPartRequest
        {
            BucketName = _target.BucketName,
            Key = _target.Key,
            ExpectedBucketOwner = _target.Request.ExpectedBucketOwner,
            UploadId = uploadId,
            PartNumber = part.Number,
            PartSize = part.Length,
            InputStream = slice,
            DisablePayloadSigning = _target.UnsignedPayload,
        };
        if (_target.SendMd5) request.MD5Digest = _source.Md5(part.Offset, part.Length);
        else request.ChecksumAlgorithm = ChecksumAlgorithm.CRC64NVME;
        EncryptionHeaders.Apply(request, _target.Request.Encryption);
        var answer = await _target.Client.UploadPartAsync(request, stop).ConfigureAwait(false);
        _sent(part.Length);
        return new PartETag(part.Number, answer.ETag) { ChecksumCRC64NVME = answer.ChecksumCRC64NVME };
    }

    private Task<CompleteMultipartUploadResponse> CompleteAsync(string uploadId, List<PartETag> parts, CancellationToken stop)
    {
        var request = new CompleteMultipartUploadRequest
        {
            BucketName = _target.BucketName,
            Key = _target.Key,
            ExpectedBucketOwner = _target.Request.ExpectedBucketOwner,
            UploadId = uploadId,
            PartETags = parts,
        };
        return _target.SendAsync("CompleteMultipartUpload", () => _target.Client.CompleteMultipartUploadAsync(request, stop), stop);
    }

    private async Task AbortAsync(string uploadId)
    {
        // Not the caller's token: it may be the stop that brought us here.
        using var patience = new CancellationTokenSource(AbortPatience);
        var request = new AbortMultipartUploadRequest
        {
            BucketName = _target.BucketName,
            Key = _target.Key,
            ExpectedBucketOwner = _target.Request.ExpectedBucketOwner,
            UploadId = uploadId,
        };
        try
        {
            _ = await _target.SendAsync(
                "AbortMultipartUpload", () => _target.Client.AbortMultipartUploadAsync(request, patience.Token), patience.Token)
                .ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "UploadNotFound")
        {
            _log.Verbose($"{_target.Location}: the unfinished upload was gone already.");
        }
        catch (Exception e) when (e is S3EncryptionException or OperationCanceledException)
        {
            _log.Warning(
                $"{_target.Location}: the unfinished upload could not be removed ({e.Message}). Its parts are billed until it is: "
                + $"aws s3api abort-multipart-upload --bucket {_target.BucketName} --key '{_target.Key}' --upload-id {uploadId}");
        }
    }
}
