using System;
using System.Linq;
using System.Text;

namespace S3Encryption.Core.Access.Granting;

/// <summary>
/// The condition on the encryption context that S3 gives KMS: the object's ARN, or the bucket's where the object is under a Bucket Key.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html#bucket-key-changes</remarks>
internal static class S3EncryptionContext
{
    private const string Name = "kms:EncryptionContext:aws:s3:arn";
    private const string DirectoryBucketEnding = "--x-s3";

    /// <summary>Null where no bucket is named.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidBucketName</c></exception>
    public static ConditionText? For(KmsPolicyOrder order, string partition)
    {
        if (order.Buckets.Count == 0) return null;
        foreach (var bucket in order.Buckets) Require(bucket);
        // What turns the Bucket Key on reads under one context and writes under the other.
        var bucketKey = order.Task is KmsPolicyTask.ReEncryption or KmsPolicyTask.BatchReEncryption ? null : order.BucketKey;
        var buckets = bucketKey == false ? [] : order.Buckets.Select(b => $"arn:{partition}:s3:::{b.BucketName}").Distinct();
        if (bucketKey == true) return new ConditionText("StringEquals", Name, [.. buckets]);
        var objects = order.Buckets.Select(b => Objects(b, partition)).Distinct();
        return new ConditionText("StringLike", Name, [.. buckets, .. objects]);
    }

    /// <summary>The objects of a bucket, or below a prefix in it, as a pattern of their ARNs.</summary>
    public static string Objects(S3Location place, string partition) => $"arn:{partition}:s3:::{place.BucketName}/{Literal(place.Key)}*";

    private static void Require(S3Location bucket)
    {
        if (bucket.BucketName.EndsWith(DirectoryBucketEnding, StringComparison.Ordinal)) throw PolicyFailures.DirectoryBucket(bucket);
        // Letters and underscores are those of the oldest buckets.
        var isName = bucket.BucketName.Length is >= 3 and <= 255 && bucket.BucketName.All(
            static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_');
        if (!isName) throw PolicyFailures.InvalidBucket(bucket);
    }

    // Keys may hold what IAM takes for wildcards and variables:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
    private static string Literal(string? prefix)
    {
        var text = new StringBuilder();
        foreach (var c in prefix ?? string.Empty)
        {
            if (c is '*' or '?' or '$') _ = text.Append("${").Append(c).Append('}');
            else _ = text.Append(c);
        }

        return text.ToString();
    }
}
