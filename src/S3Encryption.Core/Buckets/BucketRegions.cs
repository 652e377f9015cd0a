using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Buckets;

/// <summary>Finds the Region of each bucket that a command touches, by one request a bucket.</summary>
public sealed class BucketRegions
{
    private readonly AwsConnection _connection;
    private readonly ConcurrentDictionary<string, Lazy<Task<BucketClient>>> _found = new();

    /// <summary>Sends nothing yet.</summary>
    public BucketRegions(AwsConnection connection) => _connection = connection;

    /// <summary>The bucket's Region, or the connection's where the caller may not ask.</summary>
    /// <exception cref="S3EncryptionException">There is no such bucket, or the question failed otherwise.</exception>
    public async Task<string> OfAsync(string bucketName, string? owner, CancellationToken stop)
    {
        if (InName(bucketName) is string named) return named;
        return (await FindAsync(bucketName, owner, stop).ConfigureAwait(false)).Region;
    }

    /// <summary>The bucket's Region; null where the caller may not ask.</summary>
    /// <exception cref="S3EncryptionException">There is no such bucket, or the question failed otherwise.</exception>
    internal async Task<string?> KnownOfAsync(string bucketName, string? owner, CancellationToken stop)
    {
        if (InName(bucketName) is string named) return named;
        var bucket = await FindAsync(bucketName, owner, stop).ConfigureAwait(false);
        return bucket.IsRegionTold ? bucket.Region : null;
    }

    private async Task<BucketClient> FindAsync(string bucketName, string? owner, CancellationToken stop)
    {
        var asked = _found.GetOrAdd(
            bucketName, _ => new Lazy<Task<BucketClient>>(() => BucketClient.FindAsync(_connection, bucketName, owner, stop)));
        try
        {
            return await asked.Value.ConfigureAwait(false);
        }
        catch
        {
            // What failed once may go well for the next object.
            _ = _found.TryRemove(bucketName, out _);
            throw;
        }
    }

    // An access point's ARN (arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME) says its Region, and a directory bucket is reached in one only.
    private string? InName(string bucketName)
    {
        if (bucketName.EndsWith("--x-s3", StringComparison.Ordinal)) return _connection.Region;
        var arn = bucketName.Split(':');
        if (arn.Length < 6 || arn[0] != "arn") return null;
        return arn[3].Length > 0 ? arn[3] : _connection.Region;
    }
}
