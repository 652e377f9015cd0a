using System.Collections.Generic;

namespace S3Encryption.Core.Buckets.Testing;

/// <summary>What is asked of buckets. A rule that is null or false is not asked.</summary>
public sealed record BucketBaseline
{
    /// <summary>What is asked where nobody says: whatever protects against reading and ransom, of any kind of encryption.</summary>
    public static readonly BucketBaseline Recommended = new()
    {
        SseCBlocked = true,
        TlsRequired = true,
        NotPublic = true,
        Versioned = true,
        KeyRotation = true,
    };

    /// <summary>The kinds of encryption of which the bucket has one.</summary>
    public IReadOnlyList<EncryptionKind>? Encryption { get; init; }

    /// <summary>The KMS key: id, ARN or alias.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Whether a Bucket Key is used.</summary>
    public bool? BucketKey { get; init; }

    /// <inheritdoc cref="BucketCheck.SseCBlocked"/>
    public bool SseCBlocked { get; init; }

    /// <inheritdoc cref="BucketCheck.TlsRequired"/>
    public bool TlsRequired { get; init; }

    /// <inheritdoc cref="BucketCheck.OtherEncryptionDenied"/>
    public bool OtherEncryptionDenied { get; init; }

    /// <inheritdoc cref="BucketCheck.NotPublic"/>
    public bool NotPublic { get; init; }

    /// <inheritdoc cref="BucketCheck.Versioned"/>
    public bool Versioned { get; init; }

    /// <inheritdoc cref="BucketCheck.KeyRotation"/>
    public bool KeyRotation { get; init; }

    /// <summary>How many objects to look at for <see cref="BucketCheck.NoSseCObjects"/>; 0 for none.</summary>
    public int SampleSize { get; init; }
}
