using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Reports.Findings;

/// <summary>The commands that mend what is found of objects and keys. Names are quoted, so that none of them runs as a command.</summary>
internal static class RemedyCommands
{
    /// <summary>Changes one object.</summary>
    public static string Convert(S3ObjectEncryption item, BucketEncryption? bucket) =>
        $"Convert-S3ObjectEncryption {OneObject(item)} {To(bucket)}";

    /// <summary>Changes those of a bucket that are under one kind of encryption, or one KMS key.</summary>
    public static string ConvertAll(string bucketName, EncryptionKind kind, string? kmsKeyArn, BucketEncryption? bucket, bool versions) =>
        $"Get-S3ObjectEncryption {Word(bucketName)} -Encryption {kind}"
            + (kmsKeyArn is null ? string.Empty : $" -KmsKeyId {Word(kmsKeyArn)}")
        + (versions ? " -Version" : string.Empty) + $" | Convert-S3ObjectEncryption {To(bucket)}";

    /// <summary>Finds the key of one object.</summary>
    public static string FindKey(S3ObjectEncryption item) => $"Test-SseCKey {OneObject(item)} -Keyring ./keys";

    /// <summary>The same for all of a bucket.</summary>
    public static string FindKeys(string bucketName) =>
        $"Get-S3ObjectEncryption {Word(bucketName)} -Encryption SseC | Test-SseCKey -Keyring ./keys";

    /// <summary>Writes a statement of this module anew; null where it does not tell what it would require.</summary>
    public static string? Restore(EncryptionPolicyStatement statement)
    {
        var what = statement.Requirement switch
        {
            EncryptionRequirement.Tls => "-RequireTls",
            EncryptionRequirement.NoSseC => "-DenySseC",
            EncryptionRequirement.Encryption when statement.Encryption is EncryptionKind kind => $"-RequireEncryption {kind}",
            EncryptionRequirement.KmsKey when statement.KmsKeyArn is string arn => $"-KmsKeyId {Word(arn)}",
            _ => null,
        };
        return what is null ? null : $"Set-S3EncryptionPolicy {Word(statement.BucketName)} {what} -Force";
    }

    /// <summary>Makes a key usable again; null where that is not in its owner's hand.</summary>
    public static string? Revive(S3KmsKey key)
    {
        var named = $"--key-id {Word(key.Arn)} --region {Word(key.Region)}";
        return key.State switch
        {
            "PendingDeletion" => $"aws kms cancel-key-deletion {named}; aws kms enable-key {named}",
            "Disabled" => $"aws kms enable-key {named}",
            _ => null,
        };
    }

    public static string Rotate(S3KmsKey key) => $"aws kms enable-key-rotation --key-id {Word(key.Arn)} --region {Word(key.Region)}";

    public static string Word(string text) => PowerShellText.Word(text, VisibleText.IsHidden);

    private static string OneObject(S3ObjectEncryption item) =>
        $"-BucketName {Word(item.BucketName)} -Key {Word(item.Key)}"
            + (item.VersionId is null ? string.Empty : $" -VersionId {Word(item.VersionId)}");

    // To what its bucket would encrypt it with today; without knowing the bucket, to what every bucket does at least.
    private static string To(BucketEncryption? bucket)
    {
        if (bucket is not { Encryption: EncryptionKind.SseKms or EncryptionKind.DsseKms }) return "-To SseS3";
        var key = bucket.KmsKeyArn ?? bucket.KmsKeyId;
        return $"-To {bucket.Encryption}" + (string.IsNullOrEmpty(key) ? string.Empty : $" -KmsKeyId {Word(key!)}")
            + (bucket is { BucketKey: true, Encryption: EncryptionKind.SseKms } ? " -BucketKey" : string.Empty);
    }
}
