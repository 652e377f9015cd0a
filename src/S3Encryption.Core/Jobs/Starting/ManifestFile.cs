using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Files;
using S3Encryption.Core.Objects;
using S3Encryption.Core.Objects.Uploading;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>The list of a job's objects while it is written: bucket, URL-encoded key, and version where it has those.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/specify-batchjob-manifest.html</remarks>
internal sealed class ManifestFile : IDisposable
{
    private readonly TemporaryFile _file = new();
    private readonly StreamWriter _writer;

    public ManifestFile() => _writer = new StreamWriter(_file.Stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);

    /// <summary>How many objects are in it.</summary>
    public long Count { get; private set; }

    // Nothing of an encoded key or a version needs quotes.
    public void Add(S3ObjectEncryption found, bool hasVersions)
    {
        _writer.Write(found.BucketName);
        _writer.Write(',');
        _writer.Write(UriText.EncodeKey(found.Key));
        if (hasVersions)
        {
            _writer.Write(',');
            _writer.Write(found.VersionId);
        }

        _writer.Write('\n');
        Count++;
    }

    /// <summary>Stores it. S3 takes none that is under a KMS key, so it is under SSE-S3.</summary>
    /// <exception cref="S3EncryptionException">S3 refused.</exception>
    public async Task<JobManifest.Stored> StoreAsync(
        AwsConnection connection, S3Location at, bool hasVersions, string? owner, IActivityLog log, CancellationToken stop)
    {
#if NET
        await _writer.FlushAsync(stop).ConfigureAwait(false);
#else
        await _writer.FlushAsync().ConfigureAwait(false);
#endif
        await _file.Stream.FlushAsync(stop).ConfigureAwait(false);
        using var limits = new TransferLimits(4);
        using var source = new SourceFile(_file.Path);
        var stored = await new ObjectUploader(connection, log).SendAsync(
            new UploadRequest
            {
                Source = source,
                Location = at,
                Encryption = new ObjectEncryption.SseS3(),
                ExpectedBucketOwner = owner,
                Limits = limits,
            }, Unwatched.Instance, stop).ConfigureAwait(false);
        return new JobManifest.Stored(at, stored!.ETag!, stored.VersionId, hasVersions ? ManifestForm.Versions : ManifestForm.Keys);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }
}
