using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Objects.Uploading;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Objects;

/// <summary>Removes unfinished multipart uploads and their parts, which are then no longer billed. Objects are never touched.</summary>
[Cmdlet(
    VerbsCommon.Remove, "S3EncryptedUpload", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html")]
public sealed class RemoveS3EncryptedUploadCommand : BucketCommand
{
    /// <summary>The bucket, or <c>s3://bucket/key</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? BucketName { get; set; }

    /// <summary>The key of the object that the upload would become.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ObjectKeyCompleter))]
    public string? Key { get; set; }

    /// <summary>The upload, as <c>Get-S3EncryptedUpload</c> names it. Without it every unfinished upload to that key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UploadId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Attempt(() =>
    {
        var location = Locations.Object(BucketName, Key);
        var uploadId = UploadId;
        Run(stop => RemoveAsync(location, uploadId, stop));
    });

    private async Task RemoveAsync(S3Location location, string? uploadId, CancellationToken stop)
    {
        var uploads = new UnfinishedUploads(Connection, location.BucketName, ExpectedBucketOwner);
        foreach (var id in await IdsAsync(uploads, location.Key!, uploadId, stop).ConfigureAwait(false))
        {
            if (!await Output.ShouldProcessAsync(location.ToString(), $"Remove unfinished upload {id}").ConfigureAwait(false)) continue;
            await uploads.RemoveAsync(location.Key!, id, stop).ConfigureAwait(false);
        }
    }

    private static async Task<IEnumerable<string>> IdsAsync(UnfinishedUploads uploads, string key, string? uploadId, CancellationToken stop)
    {
        if (!string.IsNullOrEmpty(uploadId)) return [uploadId!];
        return (await uploads.OfKeyAsync(key, stop).ConfigureAwait(false)).ConvertAll(u => u.UploadId);
    }
}
