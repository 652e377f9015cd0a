using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>What is asked of a bucket once, for all its objects: whether copies pile up, and whether objects have grants of their own.</summary>
internal sealed class ConvertedBucket
{
    private ConvertedBucket(bool keepsVersions, bool hasAcls)
    {
        KeepsVersions = keepsVersions;
        HasAcls = hasAcls;
    }

    /// <summary>Whether what is overwritten stays as an older version; true where the caller may not ask.</summary>
    public bool KeepsVersions { get; }

    /// <summary>Whether objects may have grants of their own; true where the caller may not ask.</summary>
    public bool HasAcls { get; }

    /// <exception cref="S3EncryptionException">There is no such bucket, or the question failed otherwise.</exception>
    public static async Task<ConvertedBucket> AskAsync(
        AwsConnection connection, string bucketName, string? owner, IActivityLog log, CancellationToken stop)
    {
        var bucket = await BucketClient.FindAsync(connection, bucketName, owner, stop).ConfigureAwait(false);
        return new ConvertedBucket(
            await KeepsVersionsAsync(bucket, log, stop).ConfigureAwait(false), await HasAclsAsync(bucket, log, stop).ConfigureAwait(false));
    }

    private static async Task<bool> KeepsVersionsAsync(BucketClient bucket, IActivityLog log, CancellationToken stop)
    {
        var request = new GetBucketVersioningRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = bucket.ExpectedOwner };
        try
        {
            var answer = await bucket.SendAsync(
                "GetBucketVersioning", s3 => s3.GetBucketVersioningAsync(request, stop), stop).ConfigureAwait(false);
            return answer.VersioningConfig?.Status == VersionStatus.Enabled;
        }
        catch (S3EncryptionException e) when (e.ErrorId == "AccessDenied")
        {
            log.Verbose($"s3://{bucket.BucketName}: whether it keeps versions may not be asked (s3:GetBucketVersioning), so it is taken to.");
            return true;
        }
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
    private static async Task<bool> HasAclsAsync(BucketClient bucket, IActivityLog log, CancellationToken stop)
    {
        var request = new GetBucketOwnershipControlsRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = bucket.ExpectedOwner };
        try
        {
            var answer = await bucket.SendAsync(
                "GetBucketOwnershipControls", s3 => s3.GetBucketOwnershipControlsAsync(request, stop), stop).ConfigureAwait(false);
            return answer.OwnershipControls?.Rules?.Exists(r => r.ObjectOwnership == ObjectOwnership.BucketOwnerEnforced) != true;
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            log.Verbose($"s3://{bucket.BucketName}: objects are taken to have grants of their own ({e.ErrorId} to GetBucketOwnershipControls).");
            return true;
        }
    }
}
