using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Sandbox.Storage;

/// <summary>All buckets, of all accounts and Regions.</summary>
internal sealed class BucketDirectory
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    internal Bucket? Find(string name) => _buckets.GetValueOrDefault(name);

    internal bool TryAdd(Bucket bucket) => _buckets.TryAdd(bucket.Name, bucket);

    /// <summary>The buckets of one account, by name.</summary>
    internal IReadOnlyList<Bucket> OwnedBy(string accountId) =>
        [.. _buckets.Values.Where(bucket => bucket.OwnerAccountId == accountId).OrderBy(bucket => bucket.Name, StringComparer.Ordinal)];

    /// <summary>Removes an empty bucket; false where it holds objects.</summary>
    internal bool TryRemove(Bucket bucket)
    {
        if (!bucket.Objects.TryClose())
        {
            return false;
        }

        _ = _buckets.TryRemove(new(bucket.Name, bucket));
        foreach (var upload in bucket.Uploads.Values)
        {
            upload.Discard();
        }

        return true;
    }
}
