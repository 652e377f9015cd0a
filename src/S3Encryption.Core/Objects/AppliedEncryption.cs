using System;
using Amazon.S3;

namespace S3Encryption.Core.Objects;

/// <summary>How S3 says it encrypted an object, read from an answer's headers.</summary>
internal sealed record AppliedEncryption(EncryptionKind Kind, string? KmsKeyArn, bool BucketKey, string? SseCKeyMD5)
{
    public static AppliedEncryption From(
        ServerSideEncryptionMethod? method, string? kmsKeyArn, bool? bucketKey, ServerSideEncryptionCustomerMethod? customer,
        string? keyMD5) =>
        !string.IsNullOrEmpty(customer?.Value)
            ? new AppliedEncryption(EncryptionKind.SseC, null, false, keyMD5)
            : new AppliedEncryption(Buckets.Algorithms.KindOf(method?.Value), kmsKeyArn, bucketKey ?? false, null);

    /// <summary>From the headers of an answer, by their names.</summary>
    public static AppliedEncryption From(Func<string, string?> header)
    {
        if (header("x-amz-server-side-encryption-customer-algorithm") is { Length: > 0 })
            return new AppliedEncryption(EncryptionKind.SseC, null, false, header("x-amz-server-side-encryption-customer-key-MD5"));
        var bucketKey = header("x-amz-server-side-encryption-bucket-key-enabled");
        return new AppliedEncryption(
            Buckets.Algorithms.KindOf(header("x-amz-server-side-encryption")), header("x-amz-server-side-encryption-aws-kms-key-id"),
            string.Equals(bucketKey, "true", StringComparison.OrdinalIgnoreCase), null);
    }

    /// <summary>Holds S3's answer against what was asked: another kind, key or Bucket Key is not what the caller wanted to store.</summary>
    /// <exception cref="S3EncryptionException"><c>EncryptionMismatch</c>.</exception>
    public void Verify(ObjectEncryption asked, S3Location location)
    {
        if (Mismatch(asked) is string reason) throw NotAsAsked(location, "the object was stored, but not as asked", reason, KmsKeyArn);
    }

    /// <summary>Says what is otherwise than it was asked; null where nothing is.</summary>
    public string? Mismatch(ObjectEncryption asked)
    {
        return asked switch
        {
            ObjectEncryption.SseC when Kind != EncryptionKind.SseC => $"asked for SSE-C, S3 answered {Kind}",
            ObjectEncryption.SseC c when SseCKeyMD5 is not null && SseCKeyMD5 != c.Key.KeyMD5 =>
                "S3 names another SSE-C key than the one that was sent",
            ObjectEncryption.SseS3 when Kind != EncryptionKind.SseS3 => $"asked for SSE-S3, S3 answered {Kind}",
            ObjectEncryption.SseKms when Kind != EncryptionKind.SseKms => $"asked for SSE-KMS, S3 answered {Kind}",
            ObjectEncryption.SseKms kms when IsAnotherKey(kms.KmsKeyId) => $"asked for KMS key {kms.KmsKeyId}, S3 used {KmsKeyArn}",
            ObjectEncryption.SseKms { BucketKey: bool wanted } when wanted != BucketKey =>
                $"asked for Bucket Key {wanted}, S3 answered {BucketKey}",
            ObjectEncryption.DsseKms when Kind != EncryptionKind.DsseKms => $"asked for DSSE-KMS, S3 answered {Kind}",
            ObjectEncryption.DsseKms dsse when IsAnotherKey(dsse.KmsKeyId) => $"asked for KMS key {dsse.KmsKeyId}, S3 used {KmsKeyArn}",
            _ => null,
        };
    }

    /// <summary>The failure of a server that did, or would do, something else.</summary>
    public static S3EncryptionException NotAsAsked(S3Location location, string what, string reason, string? kmsKeyArn = null) => new(
        "EncryptionMismatch", FailureCategory.Mismatch, $"{location}: {what}: {reason}.",
        "This server may not know that kind of encryption. Delete the object if it must not be stored like this.")
    { Location = location, KmsKeyId = kmsKeyArn };

    // An alias cannot be compared with the ARN S3 answers; an id or ARN can.
    private bool IsAnotherKey(string? asked) =>
        asked is not null && asked.IndexOf("alias/", StringComparison.Ordinal) < 0 && KmsKeyArn is not null
        && !KmsKeyArn.EndsWith(asked.Substring(asked.LastIndexOf('/') + 1), StringComparison.OrdinalIgnoreCase);
}
