using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>The response headers that say how an object is encrypted.</summary>
internal static class EncryptionAnswer
{
    /// <summary>
    /// Writes them. The caller's encryption context comes back on writes only, the SSE-C headers where the request brought the key
    /// (CompleteMultipartUpload has none).
    /// </summary>
    internal static void Write(IHeaderDictionary headers, ObjectEncryption encryption, CustomerKey? key = null, bool isWrite = false)
    {
        switch (encryption)
        {
            case SseS3Encryption:
                headers[EncryptionHeaders.Algorithm] = "AES256";
                break;
            case KmsEncryption kms:
                headers[EncryptionHeaders.Algorithm] = kms.Algorithm;
                headers[EncryptionHeaders.KeyId] = kms.KeyArn;
                if (kms.BucketKey)
                {
                    headers[EncryptionHeaders.BucketKey] = "true";
                }

                if (isWrite && kms.CallerContext is not null)
                {
                    headers[EncryptionHeaders.Context] = kms.CallerContext;
                }

                break;
            case SseCEncryption when key is not null:
                headers["x-amz-server-side-encryption-customer-algorithm"] = "AES256";
                headers["x-amz-server-side-encryption-customer-key-MD5"] = key.Md5;
                break;
        }
    }
}
