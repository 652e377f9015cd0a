using System.Management.Automation;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>Makes a place in S3 of what was given: bucket and key, or an S3 URI in the place of the bucket.</summary>
internal static class Locations
{
    /// <summary>A bucket, from its name or <c>s3://bucket</c>.</summary>
    /// <exception cref="S3EncryptionException">No bucket is named.</exception>
    public static S3Location Bucket(string? bucketName)
    {
        if (string.IsNullOrEmpty(bucketName)) throw InputFailures.NoBucket();
        var location = new S3Location(bucketName!);
        if (S3Location.IsUri(bucketName!) && !S3Location.TryParse(bucketName!, out location)) throw InputFailures.NoBucket();
        return IsName(location.BucketName) ? location : throw InputFailures.NoBucketName(location.BucketName);
    }

    /// <summary>The same where nothing less than a bucket is meant: who names a prefix expects that it alone is looked at, or changed.</summary>
    /// <exception cref="S3EncryptionException">No bucket is named, or a part of one.</exception>
    public static S3Location WholeBucket(string? bucketName) => Whole(Bucket(bucketName));

    /// <summary>The same for a change of whole buckets.</summary>
    /// <exception cref="S3EncryptionException">No bucket is named, a part of one, or a wildcard.</exception>
    public static S3Location WholeBucketToChange(string? bucketName) => Whole(BucketToChange(bucketName));

    private static S3Location Whole(S3Location location) => location.Key is null ? location : throw InputFailures.NotAWholeBucket(location);

    // An ARN, as of an access point, has slashes of its own. What else a name may hold is the server's to say, except what no server has.
    private static bool IsName(string text)
    {
        if (text.StartsWith("arn:", System.StringComparison.Ordinal)) return true;
        foreach (var c in text)
            if (char.IsWhiteSpace(c) || char.IsControl(c) || "/\\\"'<>|".IndexOf(c) >= 0) return false;
        return true;
    }

    /// <summary>
    /// The same for a change, which names its buckets: a pattern that fits more than was thought of would change those too.
    /// </summary>
    /// <exception cref="S3EncryptionException">No bucket is named, or a wildcard.</exception>
    public static S3Location BucketToChange(string? bucketName)
    {
        var bucket = Bucket(bucketName);
        return WildcardPattern.ContainsWildcardCharacters(bucket.BucketName) ? throw InputFailures.WildcardInChange(bucket) : bucket;
    }

    /// <summary>A place whose key may be missing, or end in a slash, which says that a name is to follow.</summary>
    public static S3Location Place(string? bucketName, string? key)
    {
        var location = Bucket(bucketName);
        if (string.IsNullOrEmpty(key)) return location;
        if (location.Key is not null && location.Key != key) throw InputFailures.TwoKeys(location, key!);
        return new S3Location(location.BucketName, key);
    }

    /// <summary>An object.</summary>
    /// <exception cref="S3EncryptionException">Bucket or key is missing, or there are two keys.</exception>
    public static S3Location Object(string? bucketName, string? key)
    {
        var location = Place(bucketName, key);
        return location.Key is not null ? location : throw InputFailures.NoKey(location.BucketName);
    }
}
