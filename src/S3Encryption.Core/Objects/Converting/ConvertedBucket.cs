using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using S3Encryption.Core.Buckets;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Objects.Converting;

/// <summary>
/// What is asked of a bucket once, for all its objects: whether copies pile up, whether objects have grants of their own, and for a plan to
/// SSE-C whether it takes that.
/// </summary>
internal sealed class ConvertedBucket
{
    // As S3 answers; "Enabled" where the caller may not ask, and empty where it was never set.
    private readonly string _versioning;

    private ConvertedBucket(string versioning, bool hasAcls)
    {
        _versioning = versioning;
        HasAcls = hasAcls;
    }

    /// <summary>Whether what is overwritten stays as an older version; true where the caller may not ask.</summary>
    public bool KeepsVersions => _versioning == "Enabled";

    /// <summary>Whether older versions may be there, though none is kept now; true where the caller may not ask.</summary>
    public bool MayHaveVersions => KeepsVersions || _versioning == "Suspended";

    /// <summary>Whether objects may have grants of their own; true where the caller may not ask.</summary>
    public bool HasAcls { get; }

    /// <summary>Whether it refuses SSE-C; false where that was not asked, or the caller may not ask.</summary>
    public bool TakesNoSseC { get; private set; }

    /// <exception cref="S3EncryptionException">There is no such bucket, or the question failed otherwise.</exception>
    public static async Task<ConvertedBucket> AskAsync(
        AwsConnection connection, string bucketName, string? owner, bool asksSseC, IActivityLog log, CancellationToken stop)
    {
        var bucket = await BucketClient.FindAsync(connection, bucketName, owner, stop).ConfigureAwait(false);
        var asked = await AskAsync(bucket, log, stop).ConfigureAwait(false);
        asked.TakesNoSseC = asksSseC && await AskWhetherNoSseCAsync(bucket, log, stop).ConfigureAwait(false);
        return asked;
    }

    /// <exception cref="S3EncryptionException">The question failed otherwise than by a denial.</exception>
    public static async Task<ConvertedBucket> AskAsync(BucketClient bucket, IActivityLog log, CancellationToken stop) => new(
        await VersioningAsync(bucket, log, stop).ConfigureAwait(false), await HasAclsAsync(bucket, log, stop).ConfigureAwait(false));

    private static async Task<string> VersioningAsync(BucketClient bucket, IActivityLog log, CancellationToken stop)
    {
        var request = new GetBucketVersioningRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = bucket.ExpectedOwner };
        try
        {
            var answer = await bucket.SendAsync(
                "GetBucketVersioning", s3 => s3.GetBucketVersioningAsync(request, stop), stop).ConfigureAwait(false);
            return answer.VersioningConfig?.Status?.Value ?? string.Empty;
        }
        catch (S3EncryptionException e) when (e.ErrorId == "AccessDenied")
        {
            log.Verbose(
                $"s3://{bucket.BucketName}: whether it keeps versions may not be asked (s3:GetBucketVersioning), so it is taken to.");
            return "Enabled";
        }
    }

    private static async Task<bool> AskWhetherNoSseCAsync(BucketClient bucket, IActivityLog log, CancellationToken stop)
    {
        try
        {
            return (await BucketEncryptionReader.ReadRuleAsync(bucket, stop).ConfigureAwait(false)).SseC == SseCUse.Blocked;
        }
        catch (S3EncryptionException e) when (!e.StopsEverything)
        {
            log.Verbose($"s3://{bucket.BucketName}: whether it takes SSE-C cannot be told ({e.ErrorId}), so the plan takes it to.");
            return false;
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
            log.Verbose(
                $"s3://{bucket.BucketName}: objects are taken to have grants of their own ({e.ErrorId} to GetBucketOwnershipControls).");
            return true;
        }
    }
}
