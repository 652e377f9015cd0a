using System;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Sts;

namespace S3Encryption.Sandbox.Jobs.Execution;

/// <summary>
/// Assumes the roles of jobs: https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-iam-role-policies.html. The sandbox has no
/// trust policies, so that every role is taken to trust batchoperations.s3.amazonaws.com.
/// </summary>
internal sealed class JobRoles(PrincipalDirectory principals, TimeProvider clock, string region)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <exception cref="JobFailedException">There is no such role.</exception>
    internal Principal Assume(string roleArn, string jobId)
    {
        var role = new AssumeRole(principals, clock, region).RoleOf(roleArn)
            ?? throw new JobFailedException("AssumeRoleFailed", "The role could not be assumed: " + roleArn);
        return AssumeRole.NewSession(role, roleArn, "s3-batch-operations_" + jobId, clock.GetUtcNow() + Life);
    }
}
