namespace S3Encryption.Core.Reports.Wording;

/// <summary>What it means that a bucket does not keep a rule.</summary>
internal static class RuleText
{
    public static string Broken(BucketCheck rule) => rule switch
    {
        BucketCheck.Encryption => "New objects are not encrypted as asked for",
        BucketCheck.KmsKey => "New objects are not under the KMS key that is asked for",
        BucketCheck.BucketKey => "The Bucket Key is not set as asked for",
        BucketCheck.SseCBlocked => "Uploads under customer-provided keys are not refused",
        BucketCheck.TlsRequired => "Requests without TLS are not refused",
        BucketCheck.OtherEncryptionDenied => "Uploads may name another encryption than the bucket's",
        BucketCheck.NotPublic => "The public can reach the bucket",
        BucketCheck.Versioned => "No versions are kept",
        BucketCheck.KeyRotation => "The KMS key is not rotated",
        BucketCheck.NoSseCObjects => "There are objects under customer-provided keys",
        _ => rule.ToString(),
    };

    /// <summary>Why it matters, in a sentence.</summary>
    public static string Why(BucketCheck rule) => rule switch
    {
        BucketCheck.SseCBlocked => "Whoever may upload can store data under a key that only they have, and so lock others out of it.",
        BucketCheck.TlsRequired => "Without TLS anyone on the way can read what is sent.",
        BucketCheck.OtherEncryptionDenied => "An upload can put data under a key of somebody else's.",
        BucketCheck.NotPublic => "Anyone on the internet can read what is not under a KMS key.",
        BucketCheck.Versioned => "What is overwritten or encrypted by somebody else cannot be had back.",
        BucketCheck.NoSseCObjects => "A lost key is a lost object.",
        BucketCheck.BucketKey => "Without a Bucket Key every object costs requests to KMS.",
        _ => "The baseline that the buckets were tested against asks for it.",
    };
}
