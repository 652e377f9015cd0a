namespace S3Encryption.Sandbox.Hosting;

/// <summary>A bucket that is there from the start; what is null is as in every new bucket.</summary>
public sealed record BucketSettings
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The Region; null: the sandbox's own.</summary>
    public string? Region { get; init; }

    /// <summary>The default encryption.</summary>
    public BucketEncryptionSettings? Encryption { get; init; }

    /// <summary>Whether SSE-C is blocked.</summary>
    public bool? BlockSseC { get; init; }

    /// <summary>The bucket policy as JSON text.</summary>
    public string? Policy { get; init; }

    /// <summary>Whether versions are kept from the start.</summary>
    public bool Versioned { get; init; }

    /// <summary>Whether others than its owner must say that they pay for their requests.</summary>
    public bool RequesterPays { get; init; }

    /// <summary>Whether uploads that ask for no encryption get none, as until January 2023.</summary>
    public bool StoresUnencrypted { get; init; }
}

/// <summary>
/// The default encryption of a bucket: <c>AES256</c>, <c>aws:kms</c> or <c>aws:kms:dsse</c>; the key is not checked, as S3 does not.
/// </summary>
public sealed record BucketEncryptionSettings(string Algorithm, string? KmsKeyId = null, bool BucketKey = false);
