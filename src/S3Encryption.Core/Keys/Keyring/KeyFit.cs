using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>Which keys of a keyring are for a place, and in which order.</summary>
internal static class KeyFit
{
    /// <summary>The key for new objects: of those that fit, the longest prefix, then one that names the bucket, then the newest.</summary>
    public static StoredSseCKey? ForUpload(IEnumerable<StoredSseCKey> keys, S3Location location) =>
        Ranked(keys.Where(k => Fits(k.Entry, location))).FirstOrDefault();

    /// <summary>The keys that may open an object, in the order to try them: those that fit, then the others, newest first.</summary>
    public static IEnumerable<StoredSseCKey> ForObject(IReadOnlyList<StoredSseCKey> keys, S3Location location) =>
        Ranked(keys.Where(k => Fits(k.Entry, location)))
            .Concat(keys.Where(k => !Fits(k.Entry, location)).OrderByDescending(k => k.Entry.Created));

    private static bool Fits(SseCKeyEntry entry, S3Location location) =>
        (string.IsNullOrEmpty(entry.BucketName) || entry.BucketName == location.BucketName)
        && (string.IsNullOrEmpty(entry.Prefix) || (location.Key ?? string.Empty).StartsWith(entry.Prefix, StringComparison.Ordinal));

    private static IOrderedEnumerable<StoredSseCKey> Ranked(IEnumerable<StoredSseCKey> keys) => keys
        .OrderByDescending(k => k.Entry.Prefix?.Length ?? 0)
        .ThenByDescending(k => !string.IsNullOrEmpty(k.Entry.BucketName))
        .ThenByDescending(k => k.Entry.Created);
}
