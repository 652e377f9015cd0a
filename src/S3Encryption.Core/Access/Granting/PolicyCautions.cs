using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace S3Encryption.Core.Access.Granting;

/// <summary>What somebody who attaches a policy should know of it first. Nothing of it forbids the policy.</summary>
public static class PolicyCautions
{
    // A managed policy; those that are embedded hold less: 2,048 a user, 10,240 a role, 5,120 a group, all of its policies together.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
    private const int MostOfManagedPolicy = 6144;

    // In bytes. https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
    private const int MostOfKeyPolicy = 32768;

    /// <summary>The texts; none where nothing is to be warned of.</summary>
    public static IEnumerable<string> Of(S3KmsPolicy policy)
    {
        if (TooLong(policy) is string length) yield return length;
        if (policy.KmsKeyArn is string arn && KeyArn.Parse(arn) is { IsMultiRegion: true } key) yield return OneOfSeveral(key, policy.As);
    }

    private static string? TooLong(S3KmsPolicy policy)
    {
        if (policy.As == KmsPolicyPlace.Key)
        {
            var bytes = Encoding.UTF8.GetByteCount(policy.Json);
            return bytes <= MostOfKeyPolicy ? null
                : $"The policy has {bytes} bytes, and a key policy at most {MostOfKeyPolicy}: KMS will refuse it. Name fewer buckets or "
                    + "principals, or account ids, whose own policies then decide.";
        }

        // White space does not count.
        var length = policy.Json.Count(c => !char.IsWhiteSpace(c));
        return length <= MostOfManagedPolicy ? null
            : $"The policy has {length} characters without white space, and a managed policy at most {MostOfManagedPolicy}: IAM "
                + "will refuse it. Make several with fewer buckets each, or leave out -BucketName: permissions on objects narrow it too.";
    }

    // https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
    private static string OneOfSeveral(KeyArn key, KmsPolicyPlace place) => place == KmsPolicyPlace.Key
        ? $"{key.KeyId} is a multi-Region key, and its replicas do not share its policy: each needs one of its own."
        : $"{key.KeyId} is a multi-Region key, and the policy is for the one in {key.Region} alone: to S3 and IAM each replica is a key of "
            + "its own. For another one name it: -KmsKeyId " + (key with { Region = "REGION" }) + ".";
}
