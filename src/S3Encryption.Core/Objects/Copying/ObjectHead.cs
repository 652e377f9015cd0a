using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Objects.Copying;

/// <summary>What S3 says of an object without giving its bytes.</summary>
internal sealed record ObjectHead(GetObjectMetadataResponse Answer, AppliedEncryption Encryption)
{
    public long Size => Answer.ContentLength;

    /// <summary>In its quotes, as conditions take it.</summary>
    public string? ETag => Answer.ETag;

    public string? VersionId => Answer.VersionId;

    public string StorageClass => Answer.StorageClass?.Value ?? S3StorageClass.Standard.Value;

    /// <summary>Whether it lies in the archive and no copy of it is restored, so that S3 would refuse to read it.</summary>
    public bool IsArchived =>
        (Answer.ArchiveStatus is not null || StorageClass is "GLACIER" or "DEEP_ARCHIVE") && Answer.RestoreExpiration is null;

    public ObjectChecksum? Checksum { get; } = ObjectChecksum.From(Answer);

    /// <summary>Whether the entity tag is the MD5 of the bytes: not of parts, not under a KMS or customer key (docs/facts.md).</summary>
    public bool ETagIsMD5 =>
        Encryption.Kind is EncryptionKind.SseS3 or EncryptionKind.None
        && ETag is string tag && tag.IndexOf("-", StringComparison.Ordinal) < 0;

    /// <summary>Asks for the headers of an object.</summary>
    /// <exception cref="S3EncryptionException">S3 refused.</exception>
    public static async Task<ObjectHead> ReadAsync(IAmazonS3 client, Endpoint endpoint, CopySource of, CancellationToken stop)
    {
        var subject = new RequestSubject("HeadObject", endpoint) { Location = of.Location, SseCKey = of.SseCKey };
        try
        {
            var request = Request(of);
            var answer = await Guarded.SendAsync(subject, () => SendAsync(client, request, stop), stop).ConfigureAwait(false);
            return new ObjectHead(answer, AppliedEncryption.From(
                answer.ServerSideEncryptionMethod, answer.ServerSideEncryptionKeyManagementServiceKeyId, answer.BucketKeyEnabled,
                answer.ServerSideEncryptionCustomerMethod, answer.ServerSideEncryptionCustomerProvidedKeyMD5));
        }
        catch (S3EncryptionException e) when (e.StatusCode is 400 or 403)
        {
            await AskInWordsAsync(client, subject with { Operation = "GetObject" }, of, stop).ConfigureAwait(false);
            throw;
        }
    }

#if NET
    private static async Task<GetObjectMetadataResponse> SendAsync(
        IAmazonS3 client, GetObjectMetadataRequest request, CancellationToken stop)
    {
        var (answer, headers) = await RawAnswerHeaders.OfAsync(() => client.GetObjectMetadataAsync(request, stop)).ConfigureAwait(false);
        string? Of(string name) => headers.TryGetValue(name, out var value) ? value : null;
        // They may be written again, where they must not come out as something else.
        answer.ContentType = Of("Content-Type");
        answer.CacheControl = Of("Cache-Control");
        answer.ContentDisposition = Of("Content-Disposition");
        answer.ContentEncoding = Of("Content-Encoding");
        answer.ContentLanguage = Of("Content-Language");
        answer.ExpiresString = Of("Expires");
        return answer;
    }
#else
    private static Task<GetObjectMetadataResponse> SendAsync(
        IAmazonS3 client, GetObjectMetadataRequest request, CancellationToken stop) => client.GetObjectMetadataAsync(request, stop);
#endif

    private static GetObjectMetadataRequest Request(CopySource of)
    {
        var request = new GetObjectMetadataRequest
        {
            BucketName = of.Location.BucketName,
            Key = of.Location.Key,
            VersionId = of.VersionId,
            ExpectedBucketOwner = of.ExpectedBucketOwner,
            ChecksumMode = ChecksumMode.ENABLED,
        };
        if (of.SseCKey is not SseCKey key) return request;
        request.ServerSideEncryptionCustomerMethod = ServerSideEncryptionCustomerMethod.AES256;
        request.ServerSideEncryptionCustomerProvidedKey = key.ToHeaderValue();
        request.ServerSideEncryptionCustomerProvidedKeyMD5 = key.KeyMD5;
        return request;
    }

    // The answer to a HEAD has no body, so that a missing key, a wrong one and a denial look alike; that to a GET says which it is.
    private static async Task AskInWordsAsync(IAmazonS3 client, RequestSubject subject, CopySource of, CancellationToken stop)
    {
        var request = new GetObjectRequest
        {
            BucketName = of.Location.BucketName,
            Key = of.Location.Key,
            VersionId = of.VersionId,
            ExpectedBucketOwner = of.ExpectedBucketOwner,
            ByteRange = new ByteRange("bytes=0-0"),
        };
        EncryptionHeaders.Apply(request, of.SseCKey);
        using var answer = await Guarded.SendAsync(subject, () => client.GetObjectAsync(request, stop), stop).ConfigureAwait(false);
    }
}
