using System;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>What goes wrong with journals. Nothing can be done then: what is done would not be noted.</summary>
internal static class JournalFailures
{
    public static S3EncryptionException InUse(string path, Exception cause) => new(
        "JournalInUse", FailureCategory.InvalidState, $"'{path}': another run has this journal, or another program has the file open.",
        "Wait until it has ended; side by side, each run takes a journal and a share of its own: -Shard 1/2.", cause)
    { Path = path, StopsEverything = true };

    /// <param name="path">The file.</param>
    /// <param name="of">What it is a journal of; null where it is none.</param>
    public static S3EncryptionException OfAnother(string path, string? of) => new(
        "JournalOfAnother", FailureCategory.InvalidInput,
        of is null ? $"'{path}': this file is no journal, and was left alone." : $"'{path}': this is the journal of another conversion, to{of}.",
        of is null ? "Give another path: -Journal." : "Give another path: -Journal; or delete it, if that conversion is of no interest any more.")
    { Path = path, StopsEverything = true };

    public static S3EncryptionException NotWritable(string path, Exception cause) => new(
        "FileNotWritable", FailureCategory.File, $"'{path}': the journal cannot be written: {cause.Message}",
        "What was done is done. Make room, and run the same again.", cause)
    { Path = path, StopsEverything = true };
}
