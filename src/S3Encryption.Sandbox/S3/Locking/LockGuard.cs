using System;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Locking;

/// <summary>
/// Whether a locked version may be removed or its retention shortened.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html.
/// </summary>
internal static class LockGuard
{
    internal static AwsErrorException Protected() => S3Errors.AccessDenied("Access Denied because object protected by object lock.");

    /// <summary>The bucket, if it has Object Lock at all.</summary>
    internal static BucketLock Demand(Bucket bucket) =>
        bucket.Lock ?? throw S3Errors.InvalidRequest("Bucket is missing Object Lock Configuration");

    internal static void DemandRemovable(S3Call call, StoredVersion? version, bool bypass)
    {
        if (version is not StoredObject { Lock: var held })
        {
            return;
        }

        if (held.Holds || (held.RetentionAt(call.Service.Now()) is { } retention && (retention.IsCompliance || !bypass)))
        {
            throw Protected();
        }
    }

    /// <summary>Retention may always be made longer; anything else only in governance mode, and by who may bypass it.</summary>
    internal static void DemandChangeable(S3Call call, StoredObject found, Retention? wanted, bool bypass)
    {
        if (found.Lock.RetentionAt(call.Service.Now()) is not { } current)
        {
            return;
        }

        var onlyLonger = wanted is not null && wanted.Mode == current.Mode && wanted.Until >= current.Until;
        if (!onlyLonger && (current.IsCompliance || !bypass))
        {
            throw Protected();
        }
    }

    /// <summary>
    /// Whether the request asks to bypass governance retention, and may. A header on something that is not protected costs nothing.
    /// </summary>
    internal static bool Bypass(S3Call call, Bucket bucket, string key)
    {
        if (!string.Equals(call.Header("x-amz-bypass-governance-retention"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        call.Demand("s3:BypassGovernanceRetention", bucket, bucket.Arn + "/" + key);
        return true;
    }
}
