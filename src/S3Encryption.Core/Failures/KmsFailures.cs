using System;
using Amazon.Runtime;
using S3Encryption.Core.Access;

namespace S3Encryption.Core.Failures;

/// <summary>What KMS's answers mean, asked directly or by S3 on the caller's behalf (docs/facts.md: KMS).</summary>
internal static class KmsFailures
{
    public static Explanation? Explain(AmazonServiceException answer, string code, RequestSubject subject)
    {
        var fromS3 = code.StartsWith("KMS.", StringComparison.Ordinal);
        var what = fromS3 || subject.KmsKeyId is null ? "KMS" : "this KMS key";
        switch (fromS3 ? code.Substring(4) : code)
        {
            case "NotFoundException":
                return new Explanation(
                    "KmsKeyNotFound", FailureCategory.NotFound, $"KMS knows no such key here: {answer.Message}",
                    "An alias is written alias/NAME; it and a key id are looked up in the caller's account and the bucket's Region, "
                    + "and a full ARN names another account's key. To see yours: Get-S3KmsKey.");
            case "DisabledException":
                return new Explanation(
                    "KmsKeyDisabled", FailureCategory.InvalidState, $"the KMS key is disabled: {answer.Message}",
                    "Nothing under it can be read or written until it is enabled: aws kms enable-key --key-id ….");
            case "KMSInvalidStateException":
                return new Explanation(
                    "KmsKeyPendingDeletion", FailureCategory.InvalidState, $"the KMS key cannot be used: {answer.Message}",
                    "If it is pending deletion, what it encrypted is lost when it goes: aws kms cancel-key-deletion --key-id ….");
            case "InvalidArnException":
                return new Explanation(
                    "InvalidKmsKeyId", FailureCategory.InvalidInput, $"that is no KMS key ARN: {answer.Message}",
                    "Give a key id, a key ARN, or alias/NAME.");
            case "InvalidKeyUsageException":
                return new Explanation(
                    "KmsKeyUnsuitable", FailureCategory.InvalidInput, $"this kind of KMS key cannot be used: {answer.Message}",
                    "S3 needs a symmetric encryption key.");
            case "InvalidCiphertextException" or "IncorrectKeyException":
                return new Explanation(
                    "KmsCiphertextInvalid", FailureCategory.Mismatch,
                    "this KMS key did not encrypt that, or it was changed since.", "Restore the wrapped key from a backup.");
            case "MalformedPolicyDocumentException":
                return new Explanation(
                    "InvalidKmsPolicy", FailureCategory.InvalidInput, $"KMS does not take this key policy: {answer.Message}",
                    "It names users and roles that exist, and KMS may take a while to know new ones.");
            case "AlreadyExistsException":
                return new Explanation(
                    "KmsAliasExists", FailureCategory.Exists, $"it exists: {answer.Message}", "To see its key: Get-S3KmsKey.");
            case "TagException":
                return new Explanation(
                    "InvalidKmsTag", FailureCategory.InvalidInput, $"KMS does not take these tags: {answer.Message}",
                    "What tags may be: https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html.");
            case "LimitExceededException":
                return new Explanation(
                    "KmsLimitExceeded", FailureCategory.Throttled, $"a quota of KMS is reached: {answer.Message}",
                    "To see or raise it: aws service-quotas list-service-quotas --service-code kms.");
            case "AccessDeniedException" when subject.Operation == "CreateKey":
                return new Explanation(
                    "KmsAccessDenied", FailureCategory.Denied, $"KMS denied it: {answer.Message}",
                    "Nothing was made. It takes kms:CreateKey, and kms:TagResource for tags, by an identity policy of the caller.");
            case "AccessDeniedException":
            case "AccessDenied" when answer.Message.Contains("kms:"):
                return new Explanation(
                    "KmsAccessDenied", FailureCategory.Denied, $"{what} denied it: {answer.Message}", Hint(answer, subject));
            default:
                return null;
        }
    }

    private static string Hint(AmazonServiceException answer, RequestSubject subject) =>
        "To see what is missing, and the statement that grants it: "
        + $"Test-S3KmsAccess {DenialText.KeyOf(answer.Message) ?? subject.KmsKeyId ?? "KEY"}.";
}
