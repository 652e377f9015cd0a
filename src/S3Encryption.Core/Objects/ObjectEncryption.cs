using System.Collections.Generic;

namespace S3Encryption.Core.Objects;

/// <summary>How an object is to be encrypted: a closed set, one record for each kind.</summary>
public abstract record ObjectEncryption
{
    private ObjectEncryption()
    {
    }

    /// <summary>As the bucket's default says: no header is sent.</summary>
    public sealed record BucketDefault : ObjectEncryption;

    /// <summary>With S3's own key.</summary>
    public sealed record SseS3 : ObjectEncryption;

    /// <summary>With a KMS key; null means the AWS managed key <c>alias/aws/s3</c>.</summary>
    public sealed record SseKms(string? KmsKeyId, bool? BucketKey, IReadOnlyDictionary<string, string>? Context) : ObjectEncryption;

    /// <summary>In two layers with a KMS key. Bucket Keys do not exist for it.</summary>
    public sealed record DsseKms(string? KmsKeyId, IReadOnlyDictionary<string, string>? Context) : ObjectEncryption;

    /// <summary>With the caller's key.</summary>
    public sealed record SseC(SseCKey Key) : ObjectEncryption;
}
