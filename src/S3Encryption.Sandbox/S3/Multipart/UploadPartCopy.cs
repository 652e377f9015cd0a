using System;
using System.Threading.Tasks;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Checksums;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.S3.Objects;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Multipart;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html. The part shares the source's stored bytes.</summary>
internal sealed class UploadPartCopy : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        SseCBlock.RefuseWithoutTls(call);
        var bucket = call.AuthorizeObject("s3:PutObject");
        SseCBlock.RefuseWhereBlocked(call, bucket, "s3:PutObject");
        var number = Uploads.PartNumber(call);
        var upload = Uploads.Find(call, bucket);
        var key = Uploads.DemandEncryption(call, upload);
        var source = CopySource.Open(call);
        try
        {
            var part = await MakeAsync(call, upload, number, source.Object);
            UploadPart.Add(upload, part);
            source.WriteVersionId(call);
            EncryptionAnswer.Write(call.Response.Headers, upload.Encryption, key);
            await XmlAnswer.WriteAsync(call.Http, "CopyPartResult", xml =>
            {
                xml.Element("ETag", ETags.Quoted(part.ETag));
                xml.Element("LastModified", DateForms.Iso(part.LastModified));
                if (part.Checksum is { } checksum)
                {
                    xml.Element(checksum.Algorithm.Element, checksum.Value);
                }
            });
        }
        finally
        {
            source.Object.Body.Release();
        }
    }

    private static async Task<UploadedPart> MakeAsync(S3Call call, MultipartUpload upload, int number, StoredObject source)
    {
        var range = ReadRange(call, source.Size);
        if (range.Count > BodyIntake.Largest)
        {
            throw S3Errors.InvalidRequest(
                "The specified copy source is larger than the maximum allowable size for a copy source: " + BodyIntake.Largest);
        }

        var md5 = upload.Encryption.ETagIsMd5 ? new DigestHasher(System.Security.Cryptography.HashAlgorithmName.MD5) : null;
        var algorithm = upload.Checksums?.Algorithm ?? ChecksumAlgorithm.Default;
        var hasher = algorithm.Start();
        await source.Body.CopyToAsync(new DigestStream(md5, hasher), range.Offset, range.Count, call.Aborted);
        _ = source.Body.TryAcquire();
        return new(
            number,
            new BlobSlice(source.Body, range.Offset, range.Count),
            ETags.Of(md5?.Finish()),
            call.Service.Now(),
            new Checksum(algorithm, Convert.ToBase64String(hasher.Finish())));
    }

    private static ByteRange ReadRange(S3Call call, long size)
    {
        const string Name = "x-amz-copy-source-range";
        if (call.Header(Name) is not { } header)
        {
            return new(0, size);
        }

        var dash = header.IndexOf('-', StringComparison.Ordinal);
        var wellFormed = header.StartsWith("bytes=", StringComparison.Ordinal) && dash > "bytes=".Length && dash < header.Length - 1;
        if (!wellFormed || !long.TryParse(header[(dash + 1)..], out var last))
        {
            throw S3Errors.InvalidArgument(
                "The x-amz-copy-source-range value must be of the form bytes=first-last "
                    + "where first and last are the zero-based offsets of the first and last bytes to copy",
                Name,
                header);
        }

        return last >= size
            ? throw S3Errors.InvalidArgument("Range specified is not valid for source object of size: " + size, Name, header)
            : ByteRange.Parse(header, size)
                ?? throw S3Errors.InvalidArgument("Range specified is not valid for source object of size: " + size, Name, header);
    }
}
