using System;
using S3Encryption.Sandbox.Hosting;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.Signing;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3;

/// <summary>What the operations of S3 work with.</summary>
internal sealed class S3Service(
    BucketDirectory buckets, BlobStore blobs, KmsService kms, SignatureVerifier signatures, SandboxOptions options)
{
    internal BucketDirectory Buckets { get; } = buckets;

    internal BlobStore Blobs { get; } = blobs;

    internal EncryptionGate Encryption { get; } = new(kms);

    /// <summary>For the forms of browsers, whose signature is in the body.</summary>
    internal SignatureVerifier Signatures { get; } = signatures;

    /// <summary>The Region whose endpoint this is; buckets may be in others.</summary>
    internal string Region { get; } = options.Region;

    internal string AccountId { get; } = options.AccountId;

    internal NewBucketSettings NewBuckets { get; } = options.NewBuckets;

    /// <summary>Now, in whole seconds, as S3 keeps it.</summary>
    internal DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(options.Clock.GetUtcNow().ToUnixTimeSeconds());
}
