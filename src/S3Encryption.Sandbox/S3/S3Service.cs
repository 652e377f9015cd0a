using System;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3;

/// <summary>What the operations of S3 work with.</summary>
internal sealed class S3Service(
    BucketDirectory buckets, BlobStore blobs, KmsService kms, TimeProvider clock, string region, string accountId)
{
    internal BucketDirectory Buckets { get; } = buckets;

    internal BlobStore Blobs { get; } = blobs;

    internal EncryptionGate Encryption { get; } = new(kms);

    /// <summary>The Region whose endpoint this is; buckets may be in others.</summary>
    internal string Region { get; } = region;

    internal string AccountId { get; } = accountId;

    /// <summary>Now, in whole seconds, as S3 keeps it.</summary>
    internal DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
}
