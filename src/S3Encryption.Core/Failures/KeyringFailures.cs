using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Failures;

/// <summary>Failures of keyrings and of the search for a key.</summary>
internal static class KeyringFailures
{
    /// <summary>The id where no key is for an object, or opens it.</summary>
    public const string NoKeyId = "NoSseCKey";

    public static S3EncryptionException NotFound(string folder) => new(
        "SseCKeyringNotFound", FailureCategory.NotFound, $"'{folder}': there is no such folder",
        "Save-SseCKey -Keyring makes it with the first key.")
    { Path = folder, StopsEverything = true };

    public static S3EncryptionException Damaged(string? path, string reason) => new(
        "SseCKeyringDamaged", FailureCategory.InvalidState,
        $"{(path is null ? "This wrapped key" : $"'{path}'")} is damaged: {reason}",
        path is null ? "Get the export again." : "It was skipped, and left as it is. Restore it from a backup; the other keys still work.")
    { Path = path };

    public static S3EncryptionException Exists(string path, SseCKeyEntry entry) => new(
        "SseCKeyExists", FailureCategory.Exists,
        $"'{path}': the key {(entry.Name is null ? null : entry.Name + " ")}{entry.Fingerprint} is in this keyring already, and was kept",
        "One key has one file; leave out -BucketName and -Prefix for a key of several places.")
    { Path = path };

    public static S3EncryptionException InTheClear(SseCKey key) => new(
        "SseCKeyNotWrapped", FailureCategory.Security,
        $"SSE-C key {key} was not saved: a keyring holds no key in the clear",
        "Wrap it: -KmsKeyId alias/NAME, or -CmsRecipient CERTIFICATE.");

    public static S3EncryptionException NotTheEntry(SseCKeyEntry entry) => new(
        "SseCKeyringChanged", FailureCategory.InvalidState,
        $"'{entry.Path}' is not the file of key {entry} ({entry.Fingerprint}) any more, and was kept",
        "Read the keyring again: Get-SseCKey -Keyring.")
    { Path = entry.Path };

    public static S3EncryptionException NoneForUpload(S3Location location, string folder) => new(
        NoKeyId, FailureCategory.NotFound, $"{location}: no key in the keyring '{folder}' is for it",
        $"Make one: New-SseCKey -KmsKeyId alias/NAME | Save-SseCKey -Keyring '{folder}' -BucketName {location.BucketName}.")
    { Location = location };

    public static S3EncryptionException NoneOpens(
        S3Location location, string? folder, int tried, IReadOnlyCollection<string> closed)
    {
        var reason = tried + closed.Count == 0
            ? $"the keyring '{folder}' holds no key"
            : $"none of the {tried} keys that were tried of the keyring '{folder}' opens it";
        if (closed.Count > 0) reason += $", and {closed.Count} could not be unwrapped: {string.Join("; ", closed.Take(3))}";
        return new S3EncryptionException(
            NoKeyId, FailureCategory.NotFound, $"{location}: {reason}",
            "To see which keys there are: Get-SseCKey -Keyring. To try others: Test-SseCKey -SseCKey.")
        { Location = location };
    }

    public static S3EncryptionException ReadDenied(S3Location location) => new(
        "AccessDenied", FailureCategory.Denied, $"{location}: HeadObject was denied with every key and without one",
        "The caller needs s3:GetObject on it. To see who you are: aws sts get-caller-identity.")
    { Location = location, Operation = "HeadObject", StatusCode = 403 };

    public static S3EncryptionException CannotList(string folder, Exception cause) => new(
        "FileNotReadable", FailureCategory.File, $"'{folder}': the keyring cannot be read: {cause.Message}", null, cause)
    { Path = folder, StopsEverything = true };
}
