namespace S3Encryption.Core.Access.Keys;

/// <summary>What is said of keys that could not be made, or not wholly.</summary>
internal static class KmsKeyFailures
{
    public static S3EncryptionException AliasExists(string alias, string arn) => new(
        "KmsAliasExists", FailureCategory.Exists, $"{alias} exists, and names {arn}; nothing was made.",
        $"To see that key: Get-S3KmsKey {alias}. Give the new one another alias.")
    { KmsKeyId = arn };

    public static S3EncryptionException Incomplete(KmsKeyPlan plan, string arn, S3EncryptionException why) => new(
        "KmsKeyIncomplete", why.Category,
        $"{plan.Alias}: KMS key {arn} was made and is billed, but not finished, and no alias names it. "
        + $"{why.Operation} failed: {Reason(why)}",
        $"To be rid of it: aws kms schedule-key-deletion --region {plan.Region} --key-id {arn} --pending-window-in-days 7. Then try again.")
    {
        KmsKeyId = arn,
        Operation = why.Operation,
        AwsErrorCode = why.AwsErrorCode,
        StatusCode = why.StatusCode,
        RequestId = why.RequestId,
        StopsEverything = why.StopsEverything,
    };

    public static S3EncryptionException MaybeMade(KmsKeyPlan plan, S3EncryptionException why) => new(
        "KmsKeyMaybeMade", FailureCategory.Connection,
        $"{plan.Alias}: KMS did not answer whether it made the key, and was not asked twice: {Reason(why)}",
        "To see whether it did: Get-S3KmsKey | Where-Object { -not $_.Alias } | Sort-Object Created. To be rid of it: "
        + $"aws kms schedule-key-deletion --region {plan.Region} --key-id ARN --pending-window-in-days 7.", why)
    { Operation = why.Operation };

    // Its hint would be one of two, and is about a key that is there.
    private static string Reason(S3EncryptionException why) =>
        why.Hint is null ? why.Message : why.Message.Substring(0, why.Message.Length - why.Hint.Length).TrimEnd();
}
