using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Objects.Uploading;

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
        var lost = new LostUploads(
            Request.Target, new UnfinishedUploads(_session.Connection, Request.Target.BucketName, Request.ExpectedBucketOwner), _log);
        var (started, uploadId) = await StartAsync(tags, lost, stop).ConfigureAwait(false);
        var upload = new UnfinishedCopy(_session, uploadId, _log);
        try
        {
            started.Encryption.Verify(Request.Encryption, Request.Target);
            var parts = await CopyPartsAsync(uploadId, stop).ConfigureAwait(false);
            await lost.RemoveAsync(uploadId, stop).ConfigureAwait(false);
            var stored = await upload.CompleteAsync(parts, stop).ConfigureAwait(false);
            return new MadeCopy(stored.ETag, stored.VersionId, parts.Count, started.Encryption);
        }
        catch
        {
            await lost.RemoveAsync(uploadId, CancellationToken.None).ConfigureAwait(false);
            await upload.AbortAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<(AnswerHeaders Says, string UploadId)> StartAsync(string tags, LostUploads lost, CancellationToken stop)
    {
        var create = _session.NewRequest(HttpMethod.Post, copies: false);
        create.Query.Add(new("uploads", string.Empty));
        create.Header("x-amz-tagging", tags);
        if (_knowsChecksums)
        {
            // The source's own algorithm where it can be made of parts, so that the two can be compared.
            create.Header("x-amz-checksum-algorithm", _sourceChecksum is { IsJoinable: true } same ? same.Algorithm : ObjectChecksum.Default);
            create.Header("x-amz-checksum-type", "FULL_OBJECT");
        }

        CarriedHeaders.Apply(create, _session);
        CarriedHeaders.ApplyContent(create, _session);
        EncryptionHeaders.Apply(create, Request.Encryption);
        var (says, begun) = await lost.BeginAsync(
            create, token => _session.SendAsync("CreateMultipartUpload", create, token), stop).ConfigureAwait(false);
        return (says, begun.Required("UploadId"));
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
        var (_, copied) = await _session.SendAsync("UploadPartCopy", PartRequest(uploadId, part), stop).ConfigureAwait(false);
        if (string.IsNullOrEmpty(copied.Text("ETag"))) throw CopyFailures.NoETag(Request.Target, "UploadPartCopy");
        _copied(part.Length);
        return new PartETag(part.Number, copied.Text("ETag"))
        {
            ChecksumCRC64NVME = copied.Text("ChecksumCRC64NVME"),
            ChecksumCRC32 = copied.Text("ChecksumCRC32"),
            ChecksumCRC32C = copied.Text("ChecksumCRC32C"),
        };
    }

    private DataRequest PartRequest(string uploadId, CopyPlan.Part part)
    {
        var request = _session.NewRequest(HttpMethod.Put, copies: true);
        request.Parameter("partNumber", part.Number.ToString(CultureInfo.InvariantCulture));
        request.Parameter("uploadId", uploadId);
        request.Header("x-amz-copy-source-range", string.Format(CultureInfo.InvariantCulture, "bytes={0}-{1}", part.FirstByte, part.LastByte));
        EncryptionHeaders.Apply(request, (Request.Encryption as ObjectEncryption.SseC)?.Key);
        return request;
    }
}
