using System;
using System.Collections.Generic;
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
        if (Uploads.TryFind(call, bucket) is not { } upload)
        {
            await AnswerAgainAsync(call, bucket);
            return;
        }

        Uploads.DemandSameKey(upload.Encryption, CustomerKeyHeaders.OfObject(call.Headers).ForWrite());
        if (upload.Encryption is KmsEncryption)
        {
            // S3 decrypts the parts to join them, so that this too needs kms:Decrypt.
            call.Service.Encryption.DemandRead(call.Signed, upload.Encryption, null);
        }

        var conditions = new WriteConditions(call);
        var lines = await ReadPartsAsync(call);
        DemandSameType(call, upload.Checksums);
        var parts = CompletedPart.Resolve(upload, lines);
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
            Acl = upload.Acl,
            Parts = [.. parts.Select(part => Kept(upload, part))],
        };
        stored = ObjectWriting.Commit(bucket, stored, conditions.Check);
        bucket.CompletedUploads.Add(upload.UploadId, new(stored with { Body = Blob.Empty }, ETagsOf(lines)));
        _ = bucket.Uploads.TryRemove(upload.UploadId, out _);
        _ = upload.Discard();
        await AnswerAsync(call, bucket, stored);
    }

    private static async Task AnswerAgainAsync(S3Call call, Bucket bucket)
    {
        var id = call.Query["uploadId"]!;
        var again = bucket.CompletedUploads.Find(id) is { } completed
            && completed.Stored.Key == call.Key
            && completed.PartETags == ETagsOf(await ReadPartsAsync(call))
                ? completed.Stored
                : throw S3Errors.NoSuchUpload(id);
        await AnswerAsync(call, bucket, again);
    }

    /// <summary>The checksum in the headers is the object's here, not the document's.</summary>
    private static async Task<IReadOnlyList<CompletedPart>> ReadPartsAsync(S3Call call) =>
        CompletedPart.ReadAll(await RequestDocument.ReadXmlAsync(call, "CompleteMultipartUpload", verifyChecksum: false));

    private static string ETagsOf(IEnumerable<CompletedPart> lines) => string.Join(',', lines.Select(line => line.ETag));

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
        VersionLookup.WriteNewId(call, stored);
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
