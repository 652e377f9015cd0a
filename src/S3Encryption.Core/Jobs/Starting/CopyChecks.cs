using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;
using S3Encryption.Core.Access;
using S3Encryption.Core.Access.Keys;
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
        var bucket = await ConvertedBucket.AskAsync(target.Client, log, stop).ConfigureAwait(false);
        // While versioning is suspended, a copy of an older version overwrites the latest for good.
        if (namesVersions is not null && bucket.MayHaveVersions) throw StartFailures.WouldRestoreOld(target.Bucket, namesVersions);
        if (bucket.KeepsVersions && !wish.KeepVersion) throw StartFailures.KeepsVersions(target.Bucket);
        if (bucket.HasAcls && !wish.AllowLoss) throw StartFailures.WouldLose(target.Bucket, "the grants (ACLs) of single objects");
        if (bucket.KeepsVersions && !wish.AllowLoss && await HasLockAsync(target.Client, stop).ConfigureAwait(false))
            throw StartFailures.WouldLose(target.Bucket, "retention and legal holds (Object Lock)");
        if (target.Encryption is ObjectEncryption.DsseKms dsse) await RequireDefaultAsync(target, dsse, stop).ConfigureAwait(false);
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
        var rule = await BucketEncryptionReader.ReadRuleAsync(target.Client, stop).ConfigureAwait(false);
        if (rule.Kind == EncryptionKind.DsseKms)
        {
            var key = await KmsKeyNames.ResolveAsync(
                connection, rule.KmsKeyId ?? KmsKey.DefaultAlias, stop, target.Client.Region).ConfigureAwait(false);
            if (key.ToString() == dsse.KmsKeyId) return;
        }

        throw StartFailures.NoDefaultDsse(target.Bucket, dsse.KmsKeyId!);
    }
}
