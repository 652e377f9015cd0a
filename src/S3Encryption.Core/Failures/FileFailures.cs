using System;
using System.IO;

namespace S3Encryption.Core.Failures;

/// <summary>Failures of files and folders on this computer.</summary>
public static class FileFailures
{
    /// <summary>Whether it is the file system that failed, rather than the program.</summary>
    internal static bool IsFileFailure(Exception e) =>
        e is IOException or UnauthorizedAccessException or NotSupportedException
        // What .NET makes of EFBIG: a file larger than its file system takes, such as 4 GiB on FAT32.
        or ArgumentOutOfRangeException { ParamName: "value" };

    /// <summary>A path that names nothing.</summary>
    public static S3EncryptionException NotFound(string path) => Of(
        "FileNotFound", FailureCategory.NotFound, path, "there is no such file.",
        "Check -Path; wildcards are taken there, -LiteralPath takes none.");

    internal static S3EncryptionException IsFolder(string path) => Of(
        "FileIsFolder", FailureCategory.InvalidInput, path, "this is a folder.",
        "To send its files and those of the folders below: -Recurse.");

    /// <summary>A folder that cannot be listed.</summary>
    public static S3EncryptionException CannotReadFolder(string path, Exception cause) => Of(
        "FileNotReadable", FailureCategory.File, path, $"the folder cannot be read: {cause.Message}", null, cause);

    internal static S3EncryptionException IsLink(string path) => Of(
        "FileNotWritable", FailureCategory.File, path, "this is a link, which could lead out of the folder that was named.",
        "Name the folder that it leads to with -Path.");

    internal static S3EncryptionException CannotRead(string path, Exception cause) => Of(
        "FileNotReadable", FailureCategory.File, path, $"it cannot be read: {cause.Message}", null, cause);

    internal static S3EncryptionException CannotWrite(string path, Exception cause) => Of(
        "FileNotWritable", FailureCategory.File, path, $"it cannot be written: {cause.Message}",
        "Check that the folder exists, has room, and may be written to.", cause);

    internal static S3EncryptionException Exists(string path) => Of(
        "FileExists", FailureCategory.Exists, path, "the file exists, and was kept.", "To replace it: -Force.");

    internal static S3EncryptionException KeyFileExists(string path) => Of(
        "FileExists", FailureCategory.Exists, path, "the file exists, and was kept: it may be the only copy of a key.",
        "Choose another name.");

    internal static S3EncryptionException Changed(string path) => Of(
        "FileChanged", FailureCategory.InvalidState, path, "the file changed while it was read, so nothing was stored.",
        "Send it again when nothing writes to it.");

    private static S3EncryptionException Of(
        string id, FailureCategory category, string path, string reason, string? hint, Exception? cause = null) =>
        new(id, category, $"'{path}': {reason}", hint, cause) { Path = path };
}
