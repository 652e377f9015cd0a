using System;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>Where a job has its objects from.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/specify-batchjob-manifest.html</remarks>
public abstract record JobManifest
{
    private JobManifest()
    {
    }

    /// <summary>A list that is stored.</summary>
    /// <param name="Location">Where.</param>
    /// <param name="ETag">Its entity tag without quotes; S3 takes no other list than this.</param>
    /// <param name="VersionId">Its version, where its bucket keeps any.</param>
    /// <param name="Form">What it is.</param>
    public sealed record Stored(S3Location Location, string ETag, string? VersionId, ManifestForm Form) : JobManifest;

    /// <summary>A list that S3 makes, of the current objects of the bucket that meet all of this.</summary>
    public sealed record Generated : JobManifest
    {
        /// <summary>What the keys begin with.</summary>
        public string? Prefix { get; init; }

        /// <summary>How they are encrypted now; null for any kind.</summary>
        public EncryptionKind? From { get; init; }

        /// <summary>The ARN of the KMS key they are under now; null for any.</summary>
        public string? FromKmsKeyArn { get; init; }

        /// <summary>Whether they are under a Bucket Key now; null for both.</summary>
        public bool? FromBucketKey { get; init; }

        /// <summary>Their storage class; null for any.</summary>
        public string? StorageClass { get; init; }

        /// <summary>Only those of fewer bytes.</summary>
        public long? SmallerThan { get; init; }

        /// <summary>Only those made after this.</summary>
        public DateTimeOffset? CreatedAfter { get; init; }

        /// <summary>Only those made before this.</summary>
        public DateTimeOffset? CreatedBefore { get; init; }
    }
}
