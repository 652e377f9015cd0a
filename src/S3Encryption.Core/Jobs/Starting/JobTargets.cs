using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Access;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>
/// Looks at each bucket once, and at the key in its Region: it must be one that S3 can use, or every task of the job would fail.
/// </summary>
internal sealed class JobTargets(AwsConnection connection, JobWish wish, string account)
{
    private readonly Dictionary<string, JobTarget> _known = [];

    /// <exception cref="S3EncryptionException">There is no such bucket or key, or S3 cannot use the key there.</exception>
    public async Task<JobTarget> OfAsync(string bucketName, CancellationToken stop)
    {
        if (_known.TryGetValue(bucketName, out var known)) return known;
        var client = await BucketClient.FindAsync(connection, bucketName, wish.ExpectedBucketOwner, stop).ConfigureAwait(false);
        var target = new JobTarget(client, await EncryptionAsync(client, stop).ConfigureAwait(false));
        _known.Add(bucketName, target);
        return target;
    }

    private async Task<ObjectEncryption> EncryptionAsync(BucketClient client, CancellationToken stop)
    {
        if (wish.To is not (EncryptionKind.SseKms or EncryptionKind.DsseKms)) return new ObjectEncryption.SseS3();
        var bucket = new S3Location(client.BucketName);
        var given = wish.KmsKeyId ?? KmsKey.DefaultAlias;
        var key = await new KmsKeys(connection, KeyArn.RegionOf(given) ?? client.Region).DescribeAsync(given, stop).ConfigureAwait(false);
        key.RequireUsable(bucket);
        KmsKey.RequireRegion(key.Arn, client.Region, bucket);
        if (wish.To == EncryptionKind.DsseKms) return new ObjectEncryption.DsseKms(key.Arn, null);
        if (KeyArn.Parse(key.Arn)?.AccountId != account) throw StartFailures.KeyOfOtherAccount(bucket, key.Arn, account);
        return new ObjectEncryption.SseKms(key.Arn, wish.BucketKey, null);
    }
}
