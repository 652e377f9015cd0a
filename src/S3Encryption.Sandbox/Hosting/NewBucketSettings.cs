using System;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>
/// What a bucket has when it is made. The defaults are today's; with the others runbooks for older buckets can be rehearsed.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/creating-buckets-s3.html.
/// </summary>
public sealed record NewBucketSettings
{
    /// <summary>Whether SSE-C is blocked, as since April 2026.</summary>
    public bool BlockSseC { get; init; } = true;

    /// <summary>Whether all public access is blocked, as since April 2023.</summary>
    public bool PublicAccessBlock { get; init; } = true;

    /// <summary>Whether ACLs mean anything, which they do not since April 2023.</summary>
    public ObjectOwnership ObjectOwnership { get; init; } = ObjectOwnership.BucketOwnerEnforced;

    internal Bucket Make(string name, string region, string ownerAccountId, DateTimeOffset created, bool storesUnencrypted = false) =>
        new(name, region, ownerAccountId, created)
        {
            StoresUnencrypted = storesUnencrypted,
            Encryption = BucketEncryption.OfNewBuckets with { BlocksSseC = BlockSseC },
            Ownership = ObjectOwnership,
            PublicAccessBlock = PublicAccessBlock ? Storage.PublicAccessBlock.AllOn : null,
        };
}
