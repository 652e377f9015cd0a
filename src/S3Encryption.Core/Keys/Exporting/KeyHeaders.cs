namespace S3Encryption.Core.Keys.Exporting;

/// <summary>The names of the three headers that carry an SSE-C key.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/specifying-s3-c-encryption.html</remarks>
internal static class KeyHeaders
{
    public const string Algorithm = "x-amz-server-side-encryption-customer-algorithm";
    public const string Key = "x-amz-server-side-encryption-customer-key";
    public const string KeyMD5 = "x-amz-server-side-encryption-customer-key-MD5";

    public const string Aes256 = "AES256";
}
