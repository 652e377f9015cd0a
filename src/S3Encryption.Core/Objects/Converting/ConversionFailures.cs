using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>What goes wrong with conversions.</summary>
public static class ConversionFailures
{
    // Of the reasons that objects are left alone for, as many as are read at a glance; the summary has all.
    private const int MostReasons = 3;

    /// <summary>Objects that were left alone.</summary>
    public static S3EncryptionException Blocked(S3ConversionSummary sum)
    {
        var reasons = sum.BlockedBecause.OrderByDescending(r => r.Value).ToList();
        var named = reasons.Take(MostReasons).Select(r => FormattableString.Invariant($"{r.Value} because {r.Key}"));
        var others = reasons.Count > MostReasons ? "; and others, in the summary" : string.Empty;
        return new(
            "ConversionBlocked", FailureCategory.InvalidState,
            FormattableString.Invariant($"{sum.Blocked} of {sum.Objects} objects left as they are: ")
                + string.Join("; ", named) + others,
            "Each is given as an object whose Action is Blocked, with its Reason.")
        { Operation = "Convert-S3ObjectEncryption" };
    }

    internal static S3EncryptionException NotAsPromised(ObjectAddress at, string how) => new(
        "EncryptionMismatch", FailureCategory.Mismatch, $"{at}: S3 said it was done, and the object is not as it was to be: {how}.",
        "Look at it: Get-S3ObjectEncryption.")
    { Location = at.Location };

    internal static S3EncryptionException NotCarried(ObjectAddress at, IReadOnlyList<string> differences, string? oldVersion) => new(
        "ConversionIncomplete", FailureCategory.Mismatch,
        $"{at}: the object is whole and under its new encryption, but not all of it was carried over: {string.Join("; ", differences)}.",
        oldVersion is null ? "Set it again by hand." : $"The version as it was is still there: {oldVersion}.")
    { Location = at.Location };

    internal static S3EncryptionException MaybeDone(ObjectAddress at, string? old, S3EncryptionException why, S3EncryptionException unseen) => new(
        "ConversionIncomplete", unseen.Category,
        $"{at}: it is another object since its copy was asked for, which may be that copy, or somebody else's; it could not be looked at: {unseen.Message}",
        old is null ? "Look at it: Get-S3ObjectEncryption." : $"Look at it: Get-S3ObjectEncryption. The version as it was is {old}.")
    { Location = at.Location, Operation = why.Operation, StatusCode = unseen.StatusCode, AwsErrorCode = unseen.AwsErrorCode };

    internal static S3EncryptionException OldVersionStays(ObjectAddress at, string versionId, S3EncryptionException why) => new(
        "ConversionIncomplete", why.Category, $"{at}: it was converted, and its old version {versionId} could not be removed: {why.Message}",
        $"To remove it: aws s3api delete-object --bucket {at.Location.BucketName} --key '{at.Location.Key}' --version-id {versionId}")
    { Location = at.Location, Operation = why.Operation, StatusCode = why.StatusCode, AwsErrorCode = why.AwsErrorCode };
}
