using System.Security.Cryptography;

namespace S3Encryption.Sandbox.S3.Encryption;

/// <summary>
/// What S3 keeps of a customer-provided key: a randomly salted HMAC, from which the key cannot be had back.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/specifying-s3-c-encryption.html.
/// </summary>
internal sealed class SealedCustomerKey
{
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _hmac;

    internal SealedCustomerKey(CustomerKey key) => _hmac = key.Hmac(_salt);

    internal bool Opens(CustomerKey key) => CryptographicOperations.FixedTimeEquals(_hmac, key.Hmac(_salt));
}
