using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Objects;
using Encryption = S3Encryption.Core.Objects.ObjectEncryption;

namespace S3Encryption.Core.Access.Canary;

/// <summary>The requests of a canary. Each that makes something has told the traces of it before it returns or throws.</summary>
/// <param name="client">Sends them.</param>
/// <param name="place">Where the objects go.</param>
/// <param name="keyId">The key as the header has it; null for S3's own choice, <c>alias/aws/s3</c>.</param>
/// <param name="traces">Remembers what has to be removed.</param>
internal sealed class CanaryObjects(CanaryClient client, CanaryPlace place, string? keyId, CanaryTraces traces)
{
    // Who finds it in a bucket shall know what it is.
    private static readonly byte[] Content =
        Encoding.ASCII.GetBytes("Test-S3KmsAccess -Canary wrote this to test a KMS key. It removes it itself, and nothing needs it.\n");

    private readonly Encryption _asked = new Encryption.SseKms(keyId, null, null);

    public async Task PutAsync(CancellationToken stop)
    {
        var request = new PutObjectRequest
        {
            BucketName = place.Whole.BucketName,
            Key = place.Whole.Key,
            InputStream = new MemoryStream(Content),
            ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS,
            ServerSideEncryptionKeyManagementServiceKeyId = keyId,
            ExpectedBucketOwner = client.Owner,
            // Sent again after an answer that was lost, it would make a second version that nobody knows of.
            IfNoneMatch = "*",
        };
        try
        {
            var answer = await MakeAsync("PutObject", place.Whole, (s3, token) => s3.PutObjectAsync(request, token), stop)
                .ConfigureAwait(false);
            traces.Stored(place.Whole, answer.VersionId);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "ObjectChanged")
        {
            // Nobody else has that key: it is what an earlier try stored whose answer was lost.
        }
    }

    /// <exception cref="S3EncryptionException">S3 refused, or names another encryption than was asked for.</exception>
    public async Task HeadAsync(CancellationToken stop)
    {
        var request = new GetObjectMetadataRequest
        {
            BucketName = place.Whole.BucketName,
            Key = place.Whole.Key,
            ExpectedBucketOwner = client.Owner,
        };
        var says = await client.SendAsync(
            "HeadObject", place.Whole, s3 => s3.GetObjectMetadataAsync(request, stop), stop).ConfigureAwait(false);
        AppliedEncryption.From(
            says.ServerSideEncryptionMethod, says.ServerSideEncryptionKeyManagementServiceKeyId, says.BucketKeyEnabled, null, null)
            .Verify(_asked, place.Whole);
    }

    /// <exception cref="S3EncryptionException">S3 refused, or answered other bytes than were stored.</exception>
    public async Task GetAsync(CancellationToken stop)
    {
        var request = new GetObjectRequest
        {
            BucketName = place.Whole.BucketName,
            Key = place.Whole.Key,
            ExpectedBucketOwner = client.Owner,
        };
        var read = await client.SendAsync("GetObject", place.Whole, async s3 =>
        {
            using var answer = await s3.GetObjectAsync(request, stop).ConfigureAwait(false);
            using var bytes = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(bytes, 4096, stop).ConfigureAwait(false);
            return bytes.ToArray();
        }, stop).ConfigureAwait(false);
        if (read.SequenceEqual(Content)) return;
        throw new S3EncryptionException(
            "ChecksumMismatch", FailureCategory.Mismatch, $"{place.Whole}: what S3 gives back is not what was stored",
            "Something between here and S3 changes its answers.")
        { Location = place.Whole };
    }

    /// <returns>The id of the upload.</returns>
    public async Task<string> CreateUploadAsync(CancellationToken stop)
    {
        var create = new DataRequest(HttpMethod.Post, place.InParts);
        create.Query.Add(new("uploads", string.Empty));
        EncryptionHeaders.Apply(create, _asked);
        create.Header("x-amz-expected-bucket-owner", client.Owner);
        using var grace = new StopGrace(stop);
        traces.TriesUpload();
        try
        {
            var (_, document) = await client.SendForDocumentAsync("CreateMultipartUpload", create, grace.Token).ConfigureAwait(false);
            var id = document.Required("UploadId");
            traces.UploadBegun(id, mayBeThereTwice: create.MayBeDone);
            return id;
        }
        catch (S3EncryptionException e) when (IsRefusal(e) && !create.MayBeDone)
        {
            traces.UploadBegun(null, mayBeThereTwice: false);
            throw;
        }
    }

    /// <returns>The entity tag of the one part.</returns>
    public async Task<string> UploadPartAsync(string uploadId, CancellationToken stop)
    {
        var request = new UploadPartRequest
        {
            BucketName = place.InParts.BucketName,
            Key = place.InParts.Key,
            UploadId = uploadId,
            PartNumber = 1,
            InputStream = new MemoryStream(Content),
            ExpectedBucketOwner = client.Owner,
        };
        var answer = await client.SendAsync(
            "UploadPart", place.InParts, s3 => s3.UploadPartAsync(request, stop), stop).ConfigureAwait(false);
        return answer.ETag;
    }

    public async Task CompleteUploadAsync(string uploadId, string etag, CancellationToken stop)
    {
        var request = new CompleteMultipartUploadRequest
        {
            BucketName = place.InParts.BucketName,
            Key = place.InParts.Key,
            UploadId = uploadId,
            PartETags = [new PartETag(1, etag)],
            ExpectedBucketOwner = client.Owner,
        };
        var answer = await MakeAsync(
            "CompleteMultipartUpload", place.InParts, (s3, token) => s3.CompleteMultipartUploadAsync(request, token), stop)
            .ConfigureAwait(false);
        traces.UploadEnded();
        traces.Stored(place.InParts, answer.VersionId);
    }

    // What is refused makes nothing. Whatever else went wrong, it may be there.
    private static bool IsRefusal(S3EncryptionException e) => e.StatusCode is 400 or 401 or 403;

    private async Task<T> MakeAsync<T>(
        string operation, S3Location location, Func<IAmazonS3, CancellationToken, Task<T>> make, CancellationToken stop)
    {
        using var grace = new StopGrace(stop);
        try
        {
            return await client.SendAsync(operation, location, s3 => make(s3, grace.Token), grace.Token).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (IsRefusal(e))
        {
            throw;
        }
        catch
        {
            traces.MayBeStored(location);
            throw;
        }
    }
}
