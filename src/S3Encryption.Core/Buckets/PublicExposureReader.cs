using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;

namespace S3Encryption.Core.Buckets;

/// <summary>Finds out whether the public can reach a bucket.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html</remarks>
internal static class PublicExposureReader
{
    public static async Task<PublicExposure> ReadAsync(BucketClient bucket, CancellationToken stop)
    {
        try
        {
            if (await IsBlockedAsync(bucket, stop).ConfigureAwait(false)) return PublicExposure.Blocked;
            return await IsPolicyPublicAsync(bucket, stop).ConfigureAwait(false) ? PublicExposure.Public : PublicExposure.NotPublic;
        }
        catch (S3EncryptionException e) when (e.ErrorId is "AccessDenied" or "ServiceError")
        {
            return PublicExposure.Unknown;
        }
    }

    private static async Task<bool> IsBlockedAsync(BucketClient bucket, CancellationToken stop)
    {
        var request = new GetPublicAccessBlockRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = bucket.ExpectedOwner };
        try
        {
            var answer = await bucket.SendAsync(
                "GetPublicAccessBlock", s3 => s3.GetPublicAccessBlockAsync(request, stop), stop).ConfigureAwait(false);
            var block = answer.PublicAccessBlockConfiguration;
            // IgnorePublicAcls and RestrictPublicBuckets take away what is granted; the other two only forbid new grants.
            return block is { IgnorePublicAcls: true, RestrictPublicBuckets: true };
        }
        catch (S3EncryptionException e) when (e.AwsErrorCode == "NoSuchPublicAccessBlockConfiguration")
        {
            return false;
        }
    }

    private static async Task<bool> IsPolicyPublicAsync(BucketClient bucket, CancellationToken stop)
    {
        var request = new GetBucketPolicyStatusRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = bucket.ExpectedOwner };
        try
        {
            var answer = await bucket.SendAsync(
                "GetBucketPolicyStatus", s3 => s3.GetBucketPolicyStatusAsync(request, stop), stop).ConfigureAwait(false);
            return answer.PolicyStatus?.IsPublic ?? false;
        }
        catch (S3EncryptionException e) when (e.AwsErrorCode == "NoSuchBucketPolicy")
        {
            return false;
        }
    }
}
