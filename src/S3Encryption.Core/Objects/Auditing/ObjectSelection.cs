using System;

namespace S3Encryption.Core.Objects.Auditing;

/// <summary>Which of a bucket's objects are meant.</summary>
public sealed record ObjectSelection
{
    /// <summary>The bucket, and as its key the prefix; null for all of it.</summary>
    public required S3Location BucketAndPrefix { get; init; }

    /// <summary>Whether all versions are meant and not the latest alone.</summary>
    public bool Versions { get; init; }

    /// <summary>What a key must satisfy beside the prefix; null for nothing.</summary>
    public Func<string, bool>? Matches { get; init; }

    /// <summary>The share of them; null for all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Whether a key is among them.</summary>
    public bool Has(string key) =>
        (BucketAndPrefix.Key is not string prefix || key.StartsWith(prefix, StringComparison.Ordinal))
        && Matches?.Invoke(key) != false && Shard?.Has(key) != false;
}
