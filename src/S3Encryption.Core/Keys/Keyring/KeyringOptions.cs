using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>Which keyring, and how objects find their key in it.</summary>
public sealed record KeyringOptions
{
    /// <summary>The full path of the folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The object tag that holds the fingerprint of the object's key, if objects have one.</summary>
    public string? TagKey { get; init; }

    /// <summary>Certificates with private keys, tried beside those of the user's certificate store.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; init; } = [];

    /// <summary>The 12-digit account that must own the buckets.</summary>
    public string? ExpectedBucketOwner { get; init; }
}
