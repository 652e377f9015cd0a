using System.Collections.Generic;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.S3.Locking;
using S3Encryption.Sandbox.S3.Versions;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html. Source and target share the stored bytes.</summary>
internal sealed class CopyObject : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        SseCBlock.RefuseWithoutTls(call);
        var bucket = call.AuthorizeNewObject("s3:PutObject");
        SseCBlock.RefuseWhereBlocked(call, bucket, "s3:CopyObject");
        var requested = EncryptionHeaders.Read(call.Headers);
        var conditions = new WriteConditions(call);
        var source = CopySource.Open(call);
        try
        {
            var found = source.Object;
            if (found.Size > BodyIntake.Largest)
            {
                throw S3Errors.InvalidRequest(
                    "The specified copy source is larger than the maximum allowable size for a copy source: " + BodyIntake.Largest);
            }

            RefuseUnchanged(call, bucket, source);
            conditions.Check(bucket.Objects.Find(call.Key));
            var headers = CopiedHeaders.Of(call, found);
            source.DemandTags(call, bucket);
            var acl = RequestedAcl.OfNewObject(call, bucket);
            var held = LockHeaders.Read(call, bucket);
            var encryption = call.Service.Encryption.ForWrite(call.Signed, bucket, call.Key, requested);
            var (etag, checksum) = await CopiedDigests.OfAsync(call, found, encryption);
            _ = found.Body.TryAcquire();
            var stored = new StoredObject
            {
                Key = call.Key,
                Body = found.Body,
                ETag = etag,
                LastModified = call.Service.Now(),
                Headers = headers,
                Encryption = encryption,
                Checksum = checksum,
                Lock = held,
                Acl = acl,
                Annotations = CopiedAnnotations(call, found, encryption),
            };
            source.WriteVersionId(call);
            await AnswerAsync(call, ObjectWriting.Commit(bucket, stored, conditions.Check), (requested as RequestedSseC)?.Key);
        }
        finally
        {
            source.Object.Body.Release();
        }
    }

    /// <summary>They go along unless they are excluded; under SSE-C there are none.</summary>
    private static IReadOnlyDictionary<string, long> CopiedAnnotations(S3Call call, StoredObject source, ObjectEncryption encryption) =>
        encryption is SseCEncryption || call.Header("x-amz-object-annotation-directive") == "EXCLUDE"
            ? new Dictionary<string, long>()
            : source.Annotations;

    private static void RefuseUnchanged(S3Call call, Bucket bucket, CopySource source)
    {
        // An older version, copied onto its key, is restored.
        var inPlace = ReferenceEquals(bucket, source.Bucket) && ReferenceEquals(source.Object, bucket.Objects.Find(call.Key));
        var changed = CopiedHeaders.Replaces(call, "x-amz-metadata-directive")
            || EncryptionHeaders.Any(call.Headers)
            || source.Object.Encryption is SseCEncryption
            || !bucket.Encryption.IsDefault // recorded: with a configured default S3 lets an object be copied onto itself
            || call.Header("x-amz-storage-class") is { } storageClass && storageClass != source.Object.Headers.StorageClass
            || call.Header("x-amz-website-redirect-location") is not null;
        if (inPlace && !changed)
        {
            throw S3Errors.InvalidRequest(
                "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, "
                + "storage class, website redirect location or encryption attributes.");
        }
    }

    private static Task AnswerAsync(S3Call call, StoredObject stored, CustomerKey? key)
    {
        VersionLookup.WriteNewId(call, stored);
        EncryptionAnswer.Write(call.Response.Headers, stored.Encryption, key, isWrite: true);
        return XmlAnswer.WriteAsync(call.Http, "CopyObjectResult", xml =>
        {
            xml.Element("ETag", ETags.Quoted(stored.ETag));
            xml.Element("LastModified", DateForms.Iso(stored.LastModified));
            xml.Element("ChecksumType", stored.Checksum?.Type);
            if (stored.Checksum is { } checksum)
            {
                xml.Element(checksum.Algorithm.Element, checksum.Value);
            }
        });
    }
}
