using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3.Model;

namespace S3Encryption.Core.Buckets;

/// <summary>Reads bucket policies.</summary>
internal static class BucketPolicyReader
{
    /// <summary>The policy as it is written; null where there is none.</summary>
    /// <exception cref="S3EncryptionException">It may not be read.</exception>
    public static async Task<string?> ReadAsync(BucketClient bucket, CancellationToken stop)
    {
        var request = new GetBucketPolicyRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = bucket.ExpectedOwner };
        try
        {
            var answer = await bucket.SendAsync(
                "GetBucketPolicy", s3 => s3.GetBucketPolicyAsync(request, stop), stop).ConfigureAwait(false);
            // Of a bucket without one, the SDK gives S3's 404 as if its error document were the policy.
            return answer.HttpStatusCode == HttpStatusCode.NotFound ? null : answer.Policy;
        }
        catch (S3EncryptionException e) when (e.AwsErrorCode == "NoSuchBucketPolicy")
        {
            return null;
        }
    }
}
