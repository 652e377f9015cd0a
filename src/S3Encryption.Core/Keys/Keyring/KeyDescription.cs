using System;

namespace S3Encryption.Core.Keys.Keyring;

/// <summary>What to write beside a key in a keyring.</summary>
public sealed record KeyDescription
{
    /// <summary>The name; null keeps the key's own.</summary>
    public string? Name { get; init; }

    /// <summary>The bucket it is for; null for any.</summary>
    public string? BucketName { get; init; }

    /// <summary>What the keys of its objects begin with; null for all.</summary>
    public string? Prefix { get; init; }

    /// <summary>Anything worth knowing.</summary>
    public string? Note { get; init; }

    /// <summary>When the key was made; null takes what the key says.</summary>
    public DateTimeOffset? Created { get; init; }
}
