using System;
using System.Collections.Generic;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;

namespace S3Encryption.Sandbox.Jobs.Execution;

/// <summary>
/// Assumes the roles of jobs, where their trust policy lets Batch Operations:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-iam-role-policies.html. A role without a trust policy lets it.
/// </summary>
internal sealed class JobRoles(PrincipalDirectory principals, TimeProvider clock)
{
    /// <summary>The service that a job's role has to trust, and that its creator passes the role to.</summary>
    internal const string Service = "batchoperations.s3.amazonaws.com";

    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <exception cref="JobFailedException">There is no such role, or it does not trust Batch Operations.</exception>
    internal Principal Assume(string roleArn, string jobId) => principals.FindRole(roleArn) is { } role && Trusts(role)
        ? role.Session("s3-batch-operations_" + jobId, clock.GetUtcNow() + Life)
        : throw new JobFailedException("AssumeRoleFailed", "The role could not be assumed: " + roleArn);

    private static bool Trusts(Role role) => role.TrustPolicy is not { } trust || PolicyEvaluator.Evaluate(
        trust,
        new PolicyRequest(
            "sts:AssumeRole",
            role.Arn,
            PolicyPrincipal.ForService(Service),
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase))).IsAllowed;
}
