namespace S3Encryption.Errors;

/// <summary>What the cmdlets for keys say of parameters that cannot be right.</summary>
internal static class KeyInputFailures
{
    public static S3EncryptionException OneFileForSeveralKeys() => new(
        "InvalidKeyExport", FailureCategory.InvalidInput, "-OutFile holds one key, and -Count asks for several.",
        "Save them to a keyring: New-SseCKey -Count 3 -KmsKeyId KEY | Save-SseCKey -Keyring FOLDER.")
    { StopsEverything = true };

    public static S3EncryptionException InTheClear(SseCKey key) => new(
        "SseCKeyInTheClear", FailureCategory.Security, $"SSE-C key {key} was not shown: it would be in the clear.",
        "Write it to an owner-only file with -OutFile; wrap it with -KmsKeyId or -CmsRecipient; hand it on with -AsSecureString; "
        + "or say -AsPlainText.");

    public static S3EncryptionException NoSuchKey(string sought, string keyring) => new(
        "NoSseCKey", FailureCategory.NotFound, $"'{keyring}': no key '{sought}' is in this keyring.",
        $"To see those there are: Get-SseCKey -Keyring '{keyring}'.")
    { Path = keyring };

    public static S3EncryptionException EntryWithoutFile(SseCKeyEntry entry) => new(
        "NoSseCKey", FailureCategory.InvalidInput, $"Key {entry} has no file.", "Give an entry from Get-SseCKey -Keyring.");

    public static S3EncryptionException NoKeyToTry() => new(
        "NoSseCKey", FailureCategory.InvalidInput, "No key to try was named.", "Give -SseCKey, -Keyring, or both.")
    { StopsEverything = true };
}
