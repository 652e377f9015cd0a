using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>A copy in parts that was begun: it is completed, or aborted.</summary>
internal sealed class UnfinishedCopy(CopySession session, string uploadId, IActivityLog log)
{
    private readonly S3Location _target = session.Request.Target;

    /// <summary>Joins the parts. Until then nothing is to be seen of them.</summary>
    public Task<CompleteMultipartUploadResponse> CompleteAsync(List<PartETag> parts, CancellationToken stop)
    {
        var request = new CompleteMultipartUploadRequest
        {
            BucketName = _target.BucketName,
            Key = _target.Key,
            ExpectedBucketOwner = session.Request.ExpectedBucketOwner,
            UploadId = uploadId,
            PartETags = parts,
            // The object that is replaced is the one that was looked at.
            IfMatch = session.Request.IsInPlace ? session.Source.ETag : null,
        };
        return session.SendAsync("CompleteMultipartUpload", s3 => s3.CompleteMultipartUploadAsync(request, stop), stop);
    }

    /// <summary>Removes the parts, or where that fails, says what they cost and how to remove them.</summary>
    public Task AbortAsync() => Abandoned.RemoveAsync(_target, "copy", log, stop =>
    {
        var request = new AbortMultipartUploadRequest
        {
            BucketName = _target.BucketName,
            Key = _target.Key,
            ExpectedBucketOwner = session.Request.ExpectedBucketOwner,
            UploadId = uploadId,
        };
        return session.SendAsync("AbortMultipartUpload", s3 => s3.AbortMultipartUploadAsync(request, stop), stop);
    });
}
