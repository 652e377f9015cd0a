using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>
/// Copies in parts, several at once, each only while the source has the entity tag it was found with. Whatever goes wrong, the upload is
/// aborted: none is left behind to be paid for.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/CopyingObjectsMPUapi.html</remarks>
internal sealed class MultipartCopy
{
    private readonly CopySession _session;
    private readonly CopyPlan _plan;
    private readonly ObjectChecksum? _sourceChecksum;
    private readonly bool _knowsChecksums;
    private readonly IActivityLog _log;
    private readonly Action<long> _copied;

    /// <param name="session">From where to where, and how encrypted.</param>
    /// <param name="plan">The parts.</param>
    /// <param name="knowsChecksums">Whether S3's checksums may be used there.</param>
    /// <param name="log">Where a failed abort is told.</param>
    /// <param name="copied">Called with the bytes of each part that S3 has copied.</param>
    public MultipartCopy(CopySession session, CopyPlan plan, bool knowsChecksums, IActivityLog log, Action<long> copied)
    {
        _session = session;
        _plan = plan;
        _sourceChecksum = session.Source.Checksum;
        _knowsChecksums = knowsChecksums;
        _log = log;
        _copied = copied;
    }

    private CopyRequest Request => _session.Request;

    public async Task<MadeCopy> SendAsync(CancellationToken stop)
    {
        var tags = await CarriedTags.OfAsync(_session, stop).ConfigureAwait(false);
        var started = await StartAsync(tags, stop).ConfigureAwait(false);
        var upload = new UnfinishedCopy(_session, started.UploadId, _log);
        try
        {
            var applied = AppliedEncryption.From(
                started.ServerSideEncryptionMethod, started.ServerSideEncryptionKeyManagementServiceKeyId, started.BucketKeyEnabled,
                started.ServerSideEncryptionCustomerMethod, started.ServerSideEncryptionCustomerProvidedKeyMD5);
            applied.Verify(Request.Encryption, Request.Target);
            var parts = await CopyPartsAsync(started.UploadId, stop).ConfigureAwait(false);
            var stored = await upload.CompleteAsync(parts, stop).ConfigureAwait(false);
            return new MadeCopy(stored.ETag, stored.VersionId, parts.Count, applied);
        }
        catch
        {
            await upload.AbortAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<InitiateMultipartUploadResponse> StartAsync(List<Tag> tags, CancellationToken stop)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = Request.Target.BucketName,
            Key = Request.Target.Key,
            ExpectedBucketOwner = Request.ExpectedBucketOwner,
            StorageClass = CarriedHeaders.StorageClass(_session),
        };
        if (tags.Count > 0) request.TagSet = tags;
        if (_knowsChecksums)
        {
            // The source's own algorithm where it can be made of parts, so that the two can be compared.
            var algorithm = _sourceChecksum is { IsJoinable: true } same ? same.Algorithm : ObjectChecksum.Default;
            request.ChecksumAlgorithm = new ChecksumAlgorithm(algorithm);
            request.ChecksumType = ChecksumType.FULL_OBJECT;
        }

        CarriedHeaders.Apply(request, _session);
        CopyEncryptionHeaders.Apply(request, Request.Encryption);
        // Its answer alone tells what to abort; a stop is heard with the first part.
        using var grace = new StopGrace(stop);
        return await _session.SendAsync(
            "CreateMultipartUpload", s3 => s3.InitiateMultipartUploadAsync(request, grace.Token), grace.Token).ConfigureAwait(false);
    }

    private async Task<List<PartETag>> CopyPartsAsync(string uploadId, CancellationToken stop)
    {
        using var group = new PartGroup<PartETag>(stop);
        var parts = await group.RunAsync(() =>
        {
            foreach (var part in _plan.Parts()) group.Start(() => CopyPartAsync(uploadId, part, group.Token));
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        return [.. parts];
    }

    private async Task<PartETag> CopyPartAsync(string uploadId, CopyPlan.Part part, CancellationToken stop)
    {
        var answer = await _session.SendDataAsync(
            "UploadPartCopy", s3 => s3.CopyPartAsync(PartRequest(uploadId, part), stop), stop).ConfigureAwait(false);
        if (string.IsNullOrEmpty(answer.ETag)) throw CopyFailures.NoETag(Request.Target, "UploadPartCopy");
        _copied(part.Length);
        return Completed(part, answer);
    }

    private CopyPartRequest PartRequest(string uploadId, CopyPlan.Part part)
    {
        var request = new CopyPartRequest
        {
            SourceBucket = Request.Source.Location.BucketName,
            SourceKey = Request.Source.Location.Key,
            SourceVersionId = Request.Source.VersionId,
            ExpectedSourceBucketOwner = Request.Source.ExpectedBucketOwner,
            ETagToMatch = [_session.Source.ETag],
            FirstByte = part.FirstByte,
            LastByte = part.LastByte,
            DestinationBucket = Request.Target.BucketName,
            DestinationKey = Request.Target.Key,
            ExpectedBucketOwner = Request.ExpectedBucketOwner,
            UploadId = uploadId,
            PartNumber = part.Number,
        };
        CopyEncryptionHeaders.Apply(request, Request.Encryption, Request.Source.SseCKey);
        return request;
    }

    private static PartETag Completed(CopyPlan.Part part, CopyPartResponse answer) => new(part.Number, answer.ETag)
    {
        ChecksumCRC64NVME = answer.ChecksumCRC64NVME,
        ChecksumCRC32 = answer.ChecksumCRC32,
        ChecksumCRC32C = answer.ChecksumCRC32C,
    };
}
