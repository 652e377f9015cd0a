using System.Collections.Generic;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>Why a bucket policy was not read or written.</summary>
internal static class PolicyFailures
{
    public static S3EncryptionException Malformed(S3Location bucket, string why) => Of(
        "BucketPolicyMalformed", FailureCategory.InvalidState, bucket, $"its policy cannot be read: {why}; nothing was changed.",
        $"To see it: aws s3api get-bucket-policy --bucket {bucket.BucketName}.");

    public static S3EncryptionException NotAsOurs(S3Location bucket, string sid) => Of(
        "EncryptionPolicyChanged", FailureCategory.InvalidState, bucket,
        $"statement '{sid}' of its policy is not as this module writes it: somebody else wrote or changed it; nothing was changed.",
        $"To see it: Get-S3EncryptionPolicy {bucket.BucketName} | Format-List. To replace or remove it all the same, name what it "
        + "requires, and -Force.");

    public static S3EncryptionException KeyWithSseS3(S3Location bucket) => Of(
        "InvalidEncryptionPolicy", FailureCategory.InvalidInput, bucket,
        "no upload could both be SSE-S3 and name a KMS key; nothing was changed.",
        $"Require SseKms or DsseKms, or give up one of the two: Remove-S3EncryptionPolicy {bucket.BucketName} -Requirement KmsKey.");

    public static S3EncryptionException HeaderOfNothing(S3Location bucket) => Of(
        "InvalidEncryptionPolicy", FailureCategory.InvalidInput, bucket,
        "its policy requires neither a kind of encryption nor a KMS key, so there is no header to require; nothing was changed.",
        "Give -RequireEncryption or -KmsKeyId too.");

    public static S3EncryptionException ManagedKey(S3Location bucket) => Of(
        "InvalidEncryptionPolicy", FailureCategory.InvalidInput, bucket,
        "the AWS managed key is what S3 takes where no key is named, so nobody would name it; nothing was changed.",
        "Require the kind: -RequireEncryption SseKms; or give a customer managed key.");

    public static S3EncryptionException NotOfABucket(S3Location bucket) => Of(
        "EncryptionPolicyNotSupported", FailureCategory.InvalidInput, bucket,
        "encryption statements are kept in the policies of general purpose buckets alone, not of access points or directory buckets.",
        "Name the bucket itself.");

    public static S3EncryptionException TooLarge(S3Location bucket, int bytes) => Of(
        "BucketPolicyTooLarge", FailureCategory.InvalidInput, bucket,
        $"its policy would have {bytes:N0} bytes, and S3 takes {PolicyText.MostBytes:N0}; nothing was changed.",
        "Shorten its other statements first, or require less.");

    public static S3EncryptionException LocksOut(S3Location bucket, string caller, IReadOnlyList<string> lost) => Of(
        "PolicyLocksOut", FailureCategory.Security, bucket,
        $"with this policy {caller} could no longer do what is possible now: {string.Join(", ", lost)}; nothing was changed.",
        "Over plain HTTP, use an https endpoint (-EndpointUrl https://…); else look at the policy's other statements. "
        + "To write it all the same: -Force.");

    public static S3EncryptionException Changed(S3Location bucket) => Of(
        "BucketPolicyChanged", FailureCategory.InvalidState, bucket,
        "its policy was changed by somebody else while this change was worked out; nothing was written.", "Run the command again.");

    public static S3EncryptionException Refused(S3Location bucket, S3EncryptionException answer) => new(
        "BucketPolicyRefused", FailureCategory.InvalidState,
        $"{answer.Message.TrimEnd(' ', '.')}; nothing was changed.",
        "S3 checks the whole policy when it is written: one of its other statements may name a user or role that is gone.")
    {
        Location = bucket,
        Operation = answer.Operation,
        StatusCode = answer.StatusCode,
        AwsErrorCode = answer.AwsErrorCode,
        RequestId = answer.RequestId,
    };

    public static S3EncryptionException Mismatch(S3Location bucket) => Of(
        "BucketPolicyMismatch", FailureCategory.Mismatch, bucket,
        "S3 took the policy, but keeps answering another than was written.", $"Look again: Get-S3EncryptionPolicy {bucket.BucketName}.");

    private static S3EncryptionException Of(string id, FailureCategory category, S3Location bucket, string reason, string hint) =>
        new(id, category, $"{bucket}: {reason}", hint) { Location = bucket };
}
