using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.S3.Objects;
using S3Encryption.Sandbox.S3.Versions;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Multipart;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html. Needs no SSE-C key.</summary>
internal sealed class CompleteMultipartUpload : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        SseCBlock.RefuseWithoutTls(call);
        var bucket = call.AuthorizeObject("s3:PutObject");
        var upload = Uploads.Find(call, bucket);
        Uploads.DemandSameKey(upload.Encryption, CustomerKeyHeaders.OfObject(call.Headers).ForWrite());
        if (upload.Encryption is KmsEncryption)
        {
            // S3 decrypts the parts to join them, so that this too needs kms:Decrypt.
            call.Service.Encryption.DemandRead(call.Caller, upload.Encryption, null);
        }

        var conditions = new WriteConditions(call);
        // The checksum in the headers is the object's here, not the document's.
        var root = await RequestDocument.ReadXmlAsync(call, "CompleteMultipartUpload", verifyChecksum: false);
        DemandSameType(call, upload.Checksums);
        var parts = CompletedPart.Resolve(upload, CompletedPart.ReadAll(root));
        var checksum = JoinedDigests.Checksum(upload.Checksums, parts);
        VerifyClaims(call, parts.Sum(part => part.Body.Length), checksum);
        var stored = new StoredObject
        {
            Key = upload.Key,
            Body = upload.TryJoin(parts) ?? throw S3Errors.NoSuchUpload(upload.UploadId),
            ETag = JoinedDigests.ETag(parts),
            LastModified = call.Service.Now(),
            Headers = upload.Headers,
            Encryption = upload.Encryption,
            Checksum = checksum,
            Lock = upload.Lock,
            Parts = [.. parts.Select(part => Kept(upload, part))],
        };
        stored = ObjectWriting.Commit(bucket, stored, conditions.Check);
        _ = bucket.Uploads.TryRemove(upload.UploadId, out _);
        _ = upload.Discard();
        await AnswerAsync(call, bucket, stored);
    }

    private static void DemandSameType(S3Call call, ChecksumPlan? plan)
    {
        var type = plan?.Type ?? "FULL_OBJECT";
        if (call.Header("x-amz-checksum-type") is { } claimed && claimed != type)
        {
            throw S3Errors.BadDigest(
                "The upload was created using the " + type + " checksum mode. The complete request must use the same checksum mode.");
        }
    }

    private static ObjectPart Kept(MultipartUpload upload, UploadedPart part) =>
        new(part.Number, part.Body.Length, upload.Checksums is null ? null : part.Checksum);

    private static void VerifyClaims(S3Call call, long size, Checksum? checksum)
    {
        if (call.Header("x-amz-mp-object-size") is { } claimedSize && claimedSize != size.ToString(CultureInfo.InvariantCulture))
        {
            throw S3Errors.InvalidRequest(
                "The provided 'x-amz-mp-object-size' header value " + claimedSize + " does not match what was computed: " + size);
        }

        if (checksum is not null
            && call.Header(checksum.Algorithm.Header) is { } claimed
            && !string.Equals(claimed.Split('-')[0], checksum.Value.Split('-')[0], StringComparison.Ordinal))
        {
            throw S3Errors.BadDigest(
                "The " + checksum.Algorithm.Name.ToLowerInvariant() + " you specified did not match the calculated checksum.");
        }
    }

    private static Task AnswerAsync(S3Call call, Bucket bucket, StoredObject stored)
    {
        VersionLookup.WriteId(call, bucket, stored);
        EncryptionAnswer.Write(call.Response.Headers, stored.Encryption);
        return XmlAnswer.WriteAsync(call.Http, "CompleteMultipartUploadResult", xml =>
        {
            xml.Element(
                "Location",
                call.Http.Request.Scheme + "://" + call.Http.Request.Host + "/" + bucket.Name + "/" + Uri.EscapeDataString(stored.Key));
            xml.Element("Bucket", bucket.Name);
            xml.Element("Key", stored.Key);
            xml.Element("ETag", ETags.Quoted(stored.ETag));
            if (stored.Checksum is { } checksum)
            {
                xml.Element(checksum.Algorithm.Element, checksum.Value);
                xml.Element("ChecksumType", checksum.Type);
            }
        });
    }
}
