using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;

namespace S3Encryption.Core.Buckets;

/// <summary>Finds out whether the public can reach a bucket.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html</remarks>
internal static class PublicExposureReader
{
    private const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";
    private const string AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

    /// <returns>Whether, and what lets the public in.</returns>
    public static async Task<(PublicExposure Exposure, string? By)> ReadAsync(BucketClient bucket, CancellationToken stop)
    {
        try
        {
            if (await IsBlockedAsync(bucket, stop).ConfigureAwait(false)) return (PublicExposure.Blocked, null);
            var by = new List<string>();
            if (await IsPolicyPublicAsync(bucket, stop).ConfigureAwait(false)) by.Add("bucket policy");
            by.AddRange(await PublicGrantsAsync(bucket, stop).ConfigureAwait(false));
            return by.Count > 0 ? (PublicExposure.Public, string.Join(", ", by)) : (PublicExposure.NotPublic, null);
        }
        catch (S3EncryptionException e) when (e.ErrorId is "AccessDenied" or "ServiceError")
        {
            return (PublicExposure.Unknown, null);
        }
    }

    private static async Task<IEnumerable<string>> PublicGrantsAsync(BucketClient bucket, CancellationToken stop)
    {
        var request = new GetBucketAclRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = bucket.ExpectedOwner };
        var answer = await bucket.SendAsync("GetBucketAcl", s3 => s3.GetBucketAclAsync(request, stop), stop).ConfigureAwait(false);
        return (answer.Grants ?? [])
            .Where(grant => grant.Grantee?.URI is AllUsers or AuthenticatedUsers)
            .Select(grant => $"ACL: {grant.Grantee.URI.Split('/').Last()} {grant.Permission?.Value}");
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
