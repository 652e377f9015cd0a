using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Access;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects.Converting;
using ObjectEncryption = S3Encryption.Core.Objects.ObjectEncryption;

namespace S3Encryption.Core.Jobs.Starting;

/// <summary>
/// What has to be so before a job copies objects onto themselves: nothing must be lost that the caller did not give up, and nothing become
/// what it was not to be.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-copy-object.html and docs/facts.md</remarks>
internal sealed class CopyChecks(AwsConnection connection, JobWish wish, IActivityLog log)
{
    /// <param name="target">The bucket.</param>
    /// <param name="namesVersions">What the list of objects is called where it may name versions; null where it names none.</param>
    /// <param name="stop">The caller's stop.</param>
    /// <exception cref="S3EncryptionException">Something is not so.</exception>
    public async Task RequireAsync(JobTarget target, string? namesVersions, CancellationToken stop)
    {
        if (namesVersions is not null && await EverHadVersionsAsync(target.Client, stop).ConfigureAwait(false))
            throw StartFailures.WouldRestoreOld(target.Bucket, namesVersions);
        var bucket = await ConvertedBucket.AskAsync(
            connection, target.Bucket.BucketName, wish.ExpectedBucketOwner, log, stop).ConfigureAwait(false);
        if (bucket.KeepsVersions && !wish.KeepVersion) throw StartFailures.KeepsVersions(target.Bucket);
        if (bucket.HasAcls && !wish.AllowLoss) throw StartFailures.WouldLose(target.Bucket, "the grants (ACLs) of single objects");
        if (bucket.KeepsVersions && !wish.AllowLoss && await HasLockAsync(target.Client, stop).ConfigureAwait(false))
            throw StartFailures.WouldLose(target.Bucket, "retention and legal holds (Object Lock)");
        if (target.Encryption is ObjectEncryption.DsseKms dsse) await RequireDefaultAsync(target, dsse, stop).ConfigureAwait(false);
    }

    // While versioning is suspended, a copy of an older version overwrites the latest for good.
    private static async Task<bool> EverHadVersionsAsync(BucketClient bucket, CancellationToken stop)
    {
        var request = new GetBucketVersioningRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = bucket.ExpectedOwner };
        try
        {
            var answer = await bucket.SendAsync(
                "GetBucketVersioning", s3 => s3.GetBucketVersioningAsync(request, stop), stop).ConfigureAwait(false);
            return answer.VersioningConfig?.Status?.Value is "Enabled" or "Suspended";
        }
        catch (S3EncryptionException e) when (e.ErrorId == "AccessDenied")
        {
            return true;
        }
    }

    private async Task<bool> HasLockAsync(BucketClient bucket, CancellationToken stop)
    {
        var request = new GetObjectLockConfigurationRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = bucket.ExpectedOwner };
        try
        {
            var answer = await bucket.SendAsync(
                "GetObjectLockConfiguration", s3 => s3.GetObjectLockConfigurationAsync(request, stop), stop).ConfigureAwait(false);
            return answer.ObjectLockConfiguration?.ObjectLockEnabled is not null;
        }
        catch (S3EncryptionException e) when (e.AwsErrorCode == "ObjectLockConfigurationNotFoundError")
        {
            return false;
        }
        catch (S3EncryptionException e) when (e.ErrorId == "AccessDenied")
        {
            log.Verbose($"s3://{bucket.BucketName}: whether objects are locked may not be asked, so they are taken to be.");
            return true;
        }
    }

    private async Task RequireDefaultAsync(JobTarget target, ObjectEncryption.DsseKms dsse, CancellationToken stop)
    {
        var bucket = target.Client;
        var request = new GetBucketEncryptionRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = bucket.ExpectedOwner };
        var answer = await bucket.SendAsync(
            "GetBucketEncryption", s3 => s3.GetBucketEncryptionAsync(request, stop), stop).ConfigureAwait(false);
        var standard = answer.ServerSideEncryptionConfiguration?.ServerSideEncryptionRules?.FirstOrDefault()?.ServerSideEncryptionByDefault;
        var key = standard?.ServerSideEncryptionKeyManagementServiceKeyId ?? KmsKey.DefaultAlias;
        var isDsse = Algorithms.KindOf(standard?.ServerSideEncryptionAlgorithm?.Value) == EncryptionKind.DsseKms;
        if (isDsse && await ArnAsync(key, bucket.Region, stop).ConfigureAwait(false) == dsse.KmsKeyId) return;
        throw StartFailures.NoDefaultDsse(target.Bucket, dsse.KmsKeyId!);
    }

    private async Task<string> ArnAsync(string key, string region, CancellationToken stop) => KeyArn.Parse(key) is not null
        ? key
        : (await new KmsKeys(connection, KeyArn.RegionOf(key) ?? region).DescribeAsync(key, stop).ConfigureAwait(false)).Arn;
}
