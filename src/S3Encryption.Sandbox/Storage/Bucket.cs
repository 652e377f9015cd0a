using System;
using System.Collections.Concurrent;
using System.Xml.Linq;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Encryption;

namespace S3Encryption.Sandbox.Storage;

/// <summary>A general purpose bucket: its settings, each exchanged whole, its objects and its uploads in progress.</summary>
internal sealed class Bucket(string name, string region, string ownerAccountId, DateTimeOffset created)
{
    private volatile BucketEncryption _encryption = BucketEncryption.OfNewBuckets;
    private volatile PublicAccessBlock? _publicAccessBlock = PublicAccessBlock.AllOn;
    private volatile BucketPolicy? _policy;
    private volatile BucketLock? _lock;
    private volatile ObjectOwnership _ownership = ObjectOwnership.BucketOwnerEnforced;
    private volatile AccessControlList? _acl;

    internal string Name { get; } = name;

    internal string Region { get; } = region;

    internal string OwnerAccountId { get; } = ownerAccountId;

    internal DateTimeOffset Created { get; } = created;

    internal string Arn => "arn:aws:s3:::" + Name;

    /// <summary>Whether uploads that ask for no encryption get none, as until January 2023.</summary>
    internal bool StoresUnencrypted { get; init; }

    /// <summary>Whether others than its owner must say that they pay for their requests.</summary>
    internal bool RequesterPays { get; set; }

    internal ObjectIndex Objects { get; } = new();

    internal ConcurrentDictionary<string, MultipartUpload> Uploads { get; } = new(StringComparer.Ordinal);

    internal CompletedUploads CompletedUploads { get; } = new();

    internal BucketEncryption Encryption
    {
        get => _encryption;
        set => _encryption = value;
    }

    /// <summary>Null after DeletePublicAccessBlock.</summary>
    internal PublicAccessBlock? PublicAccessBlock
    {
        get => _publicAccessBlock;
        set => _publicAccessBlock = value;
    }

    /// <summary>Null where the bucket has no Object Lock.</summary>
    internal BucketLock? Lock
    {
        get => _lock;
        set => _lock = value;
    }

    internal ObjectOwnership Ownership
    {
        get => _ownership;
        set => _ownership = value;
    }

    /// <summary>Null: the owner has full control, and nobody else has any.</summary>
    internal AccessControlList? Acl
    {
        get => _acl;
        set => _acl = value;
    }

    /// <summary>
    /// The configurations that the sandbox keeps and gives back as documents, by subresource, and id where a bucket can have several.
    /// </summary>
    internal ConcurrentDictionary<ConfigurationName, XElement> Configurations { get; } = new();

    internal BucketPolicy? Policy
    {
        get => _policy;
        set => _policy = value;
    }
}

/// <summary>Which configuration of a bucket: the subresource, and the id where there can be several; else empty.</summary>
internal sealed record ConfigurationName(string Subresource, string Id);
