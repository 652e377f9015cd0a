using System;

namespace S3Encryption.Core.Objects.Inventory;

/// <summary>What is wrong with an inventory, on which of its files, and what to do.</summary>
internal static class InventoryFailures
{
    private const string Fetch = "Fetch it again from the bucket that the inventory was written to, or take the next report.";

    public static S3EncryptionException NoManifest(string name, string why) => Of(
        "InventoryMalformed", FailureCategory.InvalidInput, name, $"this is not the manifest of an S3 Inventory: {why}",
        "Give the manifest.json of one report: s3://BUCKET/PREFIX/SOURCE/CONFIG/DATE/manifest.json, or its path.");

    public static S3EncryptionException FormatNotRead(string name, string format) => Of(
        "InventoryNotSupported", FailureCategory.InvalidInput, name, $"an inventory in {format} is not read here.",
        "Configure the inventory as Parquet or CSV; the next report is then in that form.");

    public static S3EncryptionException ParquetNotHere(string name) => Of(
        "InventoryNotSupported", FailureCategory.InvalidInput, name, "an inventory in Parquet is not read in Windows PowerShell.",
        "Read it in PowerShell 7.4 or later, or configure the inventory as CSV.");

    public static S3EncryptionException NoEncryptionStatus(string name) => Of(
        "InventoryNotSupported", FailureCategory.InvalidInput, name,
        "the inventory does not tell how its objects are encrypted: its fileSchema has no EncryptionStatus.",
        "Add the optional fields EncryptionStatus and BucketKeyStatus to the inventory's configuration; the next report has them.");

    public static S3EncryptionException Missing(string name, string what) => Of(
        "InventoryFileMissing", FailureCategory.NotFound, name, $"{what} is not there.",
        "Copy the whole report: manifest.json, manifest.checksum, and its data files beside them or in their folders.");

    public static S3EncryptionException ManifestDamaged(string name) => Of(
        "InventoryDamaged", FailureCategory.Mismatch, name, "the manifest is not what S3 wrote: its MD5 is not that of manifest.checksum.",
        Fetch);

    public static S3EncryptionException Damaged(string name, InventoryFile file, string found) => Of(
        "InventoryDamaged", FailureCategory.Mismatch, name,
        $"the file is not what S3 wrote: {found}, and the manifest says {file.Size} bytes with the MD5 {file.Md5}. None of its rows counts.",
        Fetch);

    public static S3EncryptionException Malformed(string name, string why, Exception? cause = null) => Of(
        "InventoryMalformed", FailureCategory.Mismatch, name, $"the file is not as the manifest says: {why}. None of what follows counts.",
        "Take the next report, and tell the maintainers where it came from.", cause);

    public static S3EncryptionException Incomplete(string name, int failed, int files) => Of(
        "InventoryIncomplete", FailureCategory.InvalidState, name,
        $"{failed} of {files} data files could not be read, so that what was told is not all that the inventory lists.",
        "Each of them has an error of its own, above.");

    private static S3EncryptionException Of(
        string id, FailureCategory category, string name, string reason, string hint, Exception? cause = null)
    {
        var isStored = S3Location.TryParse(name, out var location);
        return new(id, category, isStored ? $"{name}: {reason}" : $"'{name}': {reason}", hint, cause)
        {
            Location = isStored ? location : null,
            Path = isStored ? null : name,
        };
    }
}
