namespace S3Encryption.Core.Buckets;

/// <summary>A change that was worked out and not yet made.</summary>
public sealed class BucketEncryptionPlan
{
    internal BucketEncryptionPlan(BucketClient bucket, BucketRule current, BucketRule wanted)
    {
        Bucket = bucket;
        Current = current;
        Wanted = wanted;
    }

    /// <summary>Whether the bucket is so already.</summary>
    public bool ChangesNothing => Current == Wanted;

    /// <summary>What is, and what would be, in one line.</summary>
    public string Description => ChangesNothing
        ? $"Leave encryption as it is: {Wanted.Describe()}"
        : $"Change encryption from {Current.Describe()} to {Wanted.Describe()}";

    internal BucketClient Bucket { get; }

    internal BucketRule Current { get; }

    internal BucketRule Wanted { get; }

    /// <summary>The full ARN of the KMS key that is wanted, where it was looked up.</summary>
    internal string? KeyArn { get; init; }

    /// <summary>The account of that key, where it is another than the caller's.</summary>
    internal string? ForeignAccount { get; init; }
}
