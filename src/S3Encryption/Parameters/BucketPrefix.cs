using System;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>A bucket, with the prefix that narrows it.</summary>
internal static class BucketPrefix
{
    private const string ArnResource = ":s3:::";

    /// <summary>From a name, <c>s3://bucket/prefix</c> or <c>arn:aws:s3:::bucket/prefix</c>, and a prefix beside it.</summary>
    /// <exception cref="S3EncryptionException">No bucket is named, or there are two prefixes.</exception>
    public static S3Location Read(string given, string? prefix)
    {
        var at = given.StartsWith("arn:", StringComparison.Ordinal) ? given.IndexOf(ArnResource, StringComparison.Ordinal) : -1;
        var bucket = Locations.Bucket(at < 0 ? given : "s3://" + given.Substring(at + ArnResource.Length));
        if (prefix is null || bucket.Key == prefix) return bucket;
        if (bucket.Key is not null) throw InputFailures.TwoPrefixes(bucket, prefix);
        return new S3Location(bucket.BucketName, prefix);
    }
}
