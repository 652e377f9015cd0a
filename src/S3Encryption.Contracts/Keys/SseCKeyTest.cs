namespace S3Encryption;

/// <summary>Whether one key opens one object.</summary>
public sealed record SseCKeyTest
{
    /// <summary>The bucket.</summary>
    public required string BucketName { get; init; }

    /// <summary>The object's key.</summary>
    public required string Key { get; init; }

    /// <summary>The version that was asked for.</summary>
    public string? VersionId { get; init; }

    /// <summary>Whether S3 took this SSE-C key for the object.</summary>
    public required bool Opens { get; init; }

    /// <summary>The name of the SSE-C key.</summary>
    public string? KeyName { get; init; }

    /// <summary>The fingerprint of the SSE-C key.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The file the SSE-C key came from: of a keyring, or its own.</summary>
    public string? KeyPath { get; init; }
}
