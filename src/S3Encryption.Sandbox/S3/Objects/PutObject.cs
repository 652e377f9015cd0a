using System.Threading.Tasks;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.S3.Locking;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html.</summary>
internal sealed class PutObject : S3Operation
{
    internal override Task RunAsync(S3Call call) => StoreAsync(call);

    /// <summary>Stores what the call brings, and writes the headers of the answer.</summary>
    internal static async Task<StoredObject> StoreAsync(S3Call call)
    {
        SseCBlock.RefuseWithoutTls(call);
        var bucket = call.AuthorizeNewObject("s3:PutObject");
        SseCBlock.RefuseWhereBlocked(call, bucket, "s3:PutObject");
        var requested = EncryptionHeaders.Read(call.Headers);
        var headers = ObjectHeadersReader.Read(call);
        var acl = RequestedAcl.OfNewObject(call, bucket);
        var held = LockHeaders.Read(call, bucket, needsDigest: true);
        var conditions = new WriteConditions(call);
        conditions.Check(bucket.Objects.Find(call.Key));
        var length = BodyIntake.Length(call);
        var encryption = call.Service.Encryption.ForWrite(call.Signed, bucket, call.Key, requested);
        var digests = new UploadDigests(call, encryption.ETagIsMd5, ChecksumAlgorithm.Default);
        var (body, md5, checksum) = await BodyIntake.ReceiveAsync(call, length, digests);
        var stored = new StoredObject
        {
            Key = call.Key,
            Body = body,
            ETag = ETags.Of(encryption.ETagIsMd5 ? md5 : null),
            LastModified = call.Service.Now(),
            Headers = headers,
            Encryption = encryption,
            Checksum = checksum,
            Lock = held,
            Acl = acl,
        };
        stored = ObjectWriting.Commit(bucket, stored, conditions.Check);
        ObjectWriting.Answer(call, stored, (requested as RequestedSseC)?.Key);
        return stored;
    }
}
