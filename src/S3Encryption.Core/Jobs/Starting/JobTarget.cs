using S3Encryption.Core.Buckets;
using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>A bucket whose objects jobs are to change, once it was looked at.</summary>
/// <param name="Client">Asks about it.</param>
/// <param name="Encryption">How its objects are to be encrypted; a KMS key by its ARN, the Bucket Key as the caller said.</param>
internal sealed record JobTarget(BucketClient Client, ObjectEncryption Encryption)
{
    /// <summary>The bucket.</summary>
    public S3Location Bucket { get; } = new(Client.BucketName);

    /// <summary>The encryption with a Bucket Key or without.</summary>
    public ObjectEncryption With(bool bucketKey) =>
        Encryption is ObjectEncryption.SseKms kms ? kms with { BucketKey = bucketKey } : Encryption;
}
