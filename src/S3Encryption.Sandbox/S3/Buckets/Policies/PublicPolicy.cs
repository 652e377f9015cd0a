using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.S3.Buckets.Policies;

/// <summary>
/// Whether a bucket policy is public: it allows anyone something, without a condition that fixes who or where from.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html, "The meaning of public".
/// </summary>
internal static class PublicPolicy
{
    private static readonly HashSet<string> Narrowing = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount", "aws:PrincipalArn",
        "aws:SourceArn", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceOwner", "aws:SourceAccount", "aws:SourceIp", "aws:userid",
        "aws:SourceOrgID", "aws:VpceAccount", "aws:VpceOrgID",
        "s3:DataAccessPointArn", "s3:DataAccessPointAccount", "s3:x-amz-server-side-encryption-aws-kms-key-id",
    };

    internal static bool IsPublic(PolicyDocument policy) => policy.Statements.Any(IsPublic);

    private static bool IsPublic(PolicyStatement statement) =>
        statement is { Effect: PolicyEffect.Allow, Principals: { } principals }
        && (principals.Excluded || principals.Entries.Any(entry => entry.Value == "*"))
        && !statement.Conditions.Any(Narrows);

    private static bool Narrows(PolicyCondition condition) =>
        Narrowing.Contains(condition.Key)
        && !condition.Operator.Negated
        && !condition.Operator.IfExists
        && condition.Values.All(value => condition.Operator.Comparison is ConditionComparison.IpAddress ? IsNarrow(value) : IsFixed(value));

    private static bool IsFixed(string value) =>
        value.IndexOfAny(['*', '?']) < 0 && !value.Contains("${", StringComparison.Ordinal);

    /// <summary>Ranges wider than these are as good as everywhere.</summary>
    private static bool IsNarrow(string range)
    {
        var parts = range.Split('/');
        var least = range.Contains(':', StringComparison.Ordinal) ? 32 : 8;
        return parts.Length == 1 || (int.TryParse(parts[1], CultureInfo.InvariantCulture, out var bits) && bits >= least);
    }
}
