using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Objects.Measuring;

/// <summary>By what objects are grouped.</summary>
/// <param name="by">The properties.</param>
/// <param name="prefixDepth">How many levels of its key an object's prefix has, from 1.</param>
public sealed class Grouping(IReadOnlyCollection<S3EncryptionProperty> by, int prefixDepth)
{
    /// <summary>How many levels a prefix has.</summary>
    public int PrefixDepth { get; } = prefixDepth;

    internal bool ByBucketName { get; } = by.Contains(S3EncryptionProperty.BucketName);

    internal bool ByEncryption { get; } = by.Contains(S3EncryptionProperty.Encryption);

    internal bool ByKmsKeyArn { get; } = by.Contains(S3EncryptionProperty.KmsKeyArn);

    internal bool ByBucketKey { get; } = by.Contains(S3EncryptionProperty.BucketKey);

    internal bool ByStorageClass { get; } = by.Contains(S3EncryptionProperty.StorageClass);

    internal bool ByPrefix { get; } = by.Contains(S3EncryptionProperty.Prefix);

    /// <summary>The group of one object.</summary>
    internal GroupKey KeyOf(S3ObjectEncryption item) => new()
    {
        BucketName = ByBucketName ? item.BucketName : null,
        Encryption = ByEncryption ? item.Encryption : null,
        Algorithm = ByEncryption ? item.Algorithm : null,
        KmsKeyArn = ByKmsKeyArn ? item.KmsKeyArn : null,
        BucketKey = ByBucketKey ? item.BucketKey : null,
        StorageClass = ByStorageClass ? item.StorageClass : null,
        Prefix = ByPrefix ? PrefixOf(item.Key) : null,
    };

    /// <summary>The group of objects that were counted before, as far as that count tells it.</summary>
    internal GroupKey KeyOf(S3ObjectEncryptionGroup group) => new()
    {
        BucketName = ByBucketName ? group.BucketName : null,
        Encryption = ByEncryption ? group.Encryption : null,
        Algorithm = ByEncryption ? group.Algorithm : null,
        KmsKeyArn = ByKmsKeyArn ? group.KmsKeyArn : null,
        BucketKey = ByBucketKey ? group.BucketKey : null,
        StorageClass = ByStorageClass ? group.StorageClass : null,
        Prefix = ByPrefix ? group.Prefix : null,
        IsRest = group.IsRest,
    };

    /// <summary>What a key begins with: its first levels with their slashes, or as many as it has.</summary>
    internal string PrefixOf(string key)
    {
        var length = 0;
        for (var level = 0; level < PrefixDepth; level++)
        {
            var slash = key.IndexOf('/', length);
            if (slash < 0) break;
            length = slash + 1;
        }

        return key.Substring(0, length);
    }
}
