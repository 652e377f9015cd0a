using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Objects;

/// <summary>Stores files as objects, under any kind of server-side encryption.</summary>
public sealed class ObjectUploader
{
    private readonly AwsConnection _connection;
    private readonly IActivityLog _log;

    /// <summary>Sends nothing yet.</summary>
    public ObjectUploader(AwsConnection connection, IActivityLog log)
    {
        _connection = connection;
        _log = log;
    }

    /// <summary>Stores one file: by one request up to 8 MiB, in parallel parts beyond.</summary>
    /// <exception cref="S3EncryptionException">
    /// The file or S3 refused; nothing was stored, unless the id is <c>EncryptionMismatch</c>.
    /// </exception>
    public async Task<S3UploadResult> SendAsync(UploadRequest request, IProgress<TransferProgress> progress, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var source = new SourceFile(request.Path);
        var target = new UploadTarget(_connection, request);
        target.RefuseKeyOverHttp();
        var stored = await StoreAsync(target, source, progress, stop).ConfigureAwait(false);
        stored.Encryption.Verify(request.Encryption, request.Location);
        progress.Report(new TransferProgress(request.Location.ToString(), source.Length, source.Length));
        return new S3UploadResult
        {
            BucketName = target.BucketName,
            Key = target.Key,
            VersionId = stored.VersionId,
            Path = request.Path,
            Size = source.Length,
            Encryption = stored.Encryption.Kind,
            KmsKeyArn = stored.Encryption.KmsKeyArn,
            BucketKey = stored.Encryption.BucketKey,
            SseCKeyMD5 = stored.Encryption.SseCKeyMD5,
            ETag = stored.ETag?.Trim('"'),
            Parts = stored.Parts,
            Duration = clock.Elapsed,
        };
    }

    private Task<StoredObject> StoreAsync(
        UploadTarget target, SourceFile source, IProgress<TransferProgress> progress, CancellationToken stop)
    {
        if (source.Length <= PartPlan.Threshold)
        {
            _log.Verbose($"{target.Location}: sending {source.Length} bytes of '{source.Path}' in one request.");
            return SingleUpload.SendAsync(target, source, stop);
        }

        var partSize = PartPlan.PartSize(source.Length);
        _log.Verbose($"{target.Location}: sending {source.Length} bytes of '{source.Path}' in parts of {partSize} bytes.");
        var sent = 0L;
        var name = target.Location.ToString();
        var upload = new MultipartUpload(
            target, source, _log, bytes => progress.Report(new TransferProgress(name, Interlocked.Add(ref sent, bytes), source.Length)));
        return upload.SendAsync(stop);
    }
}
