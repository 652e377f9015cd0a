using System;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>Where the copy of an object goes.</summary>
internal static class CopyTargets
{
    /// <summary>
    /// The key that is named; where it ends in <c>/</c> the last segment of the source's key under it; where none is named the source's.
    /// </summary>
    public static S3Location Of(S3Location source, string? bucketName, string? key)
    {
        if (string.IsNullOrEmpty(bucketName) && string.IsNullOrEmpty(key)) throw InputFailures.NoCopyTarget();
        // Only a key: another name in the same bucket.
        var place = Locations.Place(string.IsNullOrEmpty(bucketName) ? source.BucketName : bucketName, key);
        if (place.Key is null) return new S3Location(place.BucketName, source.Key);
        return place.Key.EndsWith("/", StringComparison.Ordinal)
            ? new S3Location(place.BucketName, place.Key + LastSegment(source.Key!))
            : place;
    }

    // A key that ends in a slash, as consoles make them for folders, keeps it.
    private static string LastSegment(string key) => key.Substring(key.TrimEnd('/').LastIndexOf('/') + 1);
}
