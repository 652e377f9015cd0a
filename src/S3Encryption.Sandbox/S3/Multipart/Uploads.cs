using System;
using System.Globalization;
using System.Security.Cryptography;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Multipart;

/// <summary>Finds the upload a request names, and checks that a part brings the encryption the upload began with.</summary>
internal static class Uploads
{
    /// <summary>Ids sort by when they were given, as S3 lists the uploads of one key.</summary>
    internal static string NewId() => DateTimeOffset.UtcNow.Ticks.ToString("x16", CultureInfo.InvariantCulture)
        + Convert.ToBase64String(RandomNumberGenerator.GetBytes(84)).Replace('+', '.').Replace('/', '_');

    internal static MultipartUpload Find(S3Call call, Bucket bucket) =>
        TryFind(call, bucket) ?? throw S3Errors.NoSuchUpload(call.Query["uploadId"]!);

    internal static MultipartUpload? TryFind(S3Call call, Bucket bucket) =>
        bucket.Uploads.TryGetValue(call.Query["uploadId"]!, out var upload) && string.Equals(upload.Key, call.Key, StringComparison.Ordinal)
            ? upload
            : null;

    /// <summary>
    /// An account shows as its canonical user id, anybody else as an ARN.
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Initiator.html.
    /// </summary>
    internal static string InitiatorId(MultipartUpload upload) =>
        upload.InitiatorArn.Split(':') is [_, _, "iam", _, var accountId, "root"] ? CanonicalId.Of(accountId) : upload.InitiatorArn;

    internal static int PartNumber(S3Call call) =>
        int.TryParse(call.Query["partNumber"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= 10_000
            ? number
            : throw S3Errors.InvalidArgument(
                "Part number must be an integer between 1 and 10000, inclusive", "partNumber", call.Query["partNumber"]);

    /// <summary>The key of the part, for the answer; null where the upload is not SSE-C. docs/facts.md, SSE-C.</summary>
    internal static CustomerKey? DemandEncryption(S3Call call, MultipartUpload upload)
    {
        EncryptionHeaders.RefuseManagedKeys(call.Headers);
        var key = CustomerKeyHeaders.OfObject(call.Headers).ForWrite();
        if (upload.Encryption is SseCEncryption != key is not null)
        {
            throw S3Errors.InvalidRequest(
                "The multipart upload initiate requested encryption. "
                    + "Subsequent part requests must include the appropriate encryption parameters.");
        }

        DemandSameKey(upload.Encryption, key);
        if (upload.Encryption is KmsEncryption)
        {
            call.Service.Encryption.DemandRead(call.Signed, upload.Encryption, null);
        }

        return key;
    }

    internal static void DemandSameKey(ObjectEncryption encryption, CustomerKey? key)
    {
        if (key is not null && encryption is SseCEncryption customer && !customer.Seal.Opens(key))
        {
            throw S3Errors.InvalidRequest("The provided encryption parameters did not match the ones used originally.");
        }
    }
}
