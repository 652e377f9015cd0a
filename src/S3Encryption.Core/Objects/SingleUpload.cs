using System;
using System.Buffers;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects;

/// <summary>
/// Stores a small file by one PutObject. The file is read whole first, so that a file which changes meanwhile is found out before
/// anything is stored.
/// </summary>
internal static class SingleUpload
{
    public static async Task<StoredObject> SendAsync(UploadTarget target, SourceFile source, CancellationToken stop)
    {
        var length = (int)source.Length;
        var content = ArrayPool<byte>.Shared.Rent(Math.Max(1, length));
        try
        {
            await ReadAsync(source, content, length, stop).ConfigureAwait(false);
            var request = Request(target, content, length);
            var answer = await target.SendDataAsync(
                "PutObject", () => target.Client.PutObjectAsync(request, stop), stop).ConfigureAwait(false);
            return new StoredObject(
                answer.ETag,
                answer.VersionId,
                1,
                AppliedEncryption.From(
                    answer.ServerSideEncryptionMethod, answer.ServerSideEncryptionKeyManagementServiceKeyId, answer.BucketKeyEnabled,
                    answer.ServerSideEncryptionCustomerMethod, answer.ServerSideEncryptionCustomerProvidedKeyMD5));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(content, clearArray: true);
        }
    }

    private static async Task ReadAsync(SourceFile source, byte[] content, int length, CancellationToken stop)
    {
        using var file = source.OpenSlice(0, length);
        var done = 0;
        int read;
        while (done < length && (read = await file.ReadAsync(content, done, length - done, stop).ConfigureAwait(false)) > 0) done += read;
        if (done < length || source.HasChanged()) throw FileFailures.Changed(source.Path);
    }

    private static PutObjectRequest Request(UploadTarget target, byte[] content, int length)
    {
        var request = new PutObjectRequest
        {
            BucketName = target.BucketName,
            Key = target.Key,
            ExpectedBucketOwner = target.Request.ExpectedBucketOwner,
            InputStream = new MemoryStream(content, 0, length, writable: false),
            DisablePayloadSigning = target.UnsignedPayload,
        };
        if (target.SendMd5)
        {
            using var md5 = MD5.Create();
            request.MD5Digest = Convert.ToBase64String(md5.ComputeHash(content, 0, length));
        }

        EncryptionHeaders.Apply(request, target.Request.Encryption);
        return request;
    }
}
