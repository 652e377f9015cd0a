using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Core.Buckets.Policies;

/// <summary>
/// Finds what a policy would take from the caller, by evaluating it before and after as IAM does. Only the bucket policy is looked at: what
/// the caller's own policies say is the same before and after.
/// </summary>
/// <param name="bucketArn">The bucket.</param>
/// <param name="caller">The ARN of the user or role session; null where it is not known, which leaves what is denied to everybody.</param>
/// <param name="isTls">Whether the caller's requests go over TLS.</param>
internal sealed class LockOutCheck(string bucketArn, string? caller, bool isTls)
{
    private static readonly string[] OfThePolicy = ["s3:PutBucketPolicy", "s3:GetBucketPolicy", "s3:DeleteBucketPolicy"];

    private static readonly HashSet<string> KnownKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        OwnStatement.TlsKey, OwnStatement.KindKey, OwnStatement.KmsKeyKey, OwnStatement.SseCKey, "aws:PrincipalArn", "aws:PrincipalAccount",
    };

    private readonly PolicyPrincipal? _caller = caller is null ? null : PolicyPrincipal.FromArn(caller);

    /// <summary>What can be done now and could no longer be done, and which statement denies it.</summary>
    public IReadOnlyList<string> Lost(PolicyText before, PolicyText after)
    {
        var (now, then) = (Read(before), Read(after));
        var lost = new List<string>();
        // S3 lets the root user of the account mend a policy whatever it says.
        if (caller?.EndsWith(":root", StringComparison.Ordinal) != true)
        {
            foreach (var action in OfThePolicy) Compare(lost, now, then, action, bucketArn, [Headers(isTls)]);
        }

        Compare(lost, now, then, "s3:GetObject", bucketArn + "/any-key", [Headers(isTls: true)]);
        Compare(lost, now, then, "s3:PutObject", bucketArn + "/any-key", Uploads(now.Concat(then)));
        return lost;
    }

    private static List<PolicyDocument> Read(PolicyText policy) => [.. policy.Statements.Select(Read).OfType<PolicyDocument>()];

    // What is not understood, or hangs on circumstances that nobody knows here, is the same before and after.
    private static PolicyDocument? Read(StatementText text)
    {
        try
        {
            var document = PolicyDocument.Parse(
                $$"""{"Version":"{{PolicyDocument.CurrentVersion}}","Statement":{{text.Json}}}""", PolicyKind.Resource);
            return document.Statements[0].Conditions.All(condition => KnownKeys.Contains(condition.Key)) ? document : null;
        }
        catch (PolicyFormatException)
        {
            return null;
        }
    }

    private static (string, string)[] Headers(bool isTls, params (string, string)[] headers) =>
        [(OwnStatement.TlsKey, isTls ? "true" : "false"), .. headers];

    /// <summary>Every way to upload: it is lost only where none is left.</summary>
    private static List<(string, string)[]> Uploads(IEnumerable<PolicyDocument> policies)
    {
        var named = policies.SelectMany(policy => policy.Statements).SelectMany(statement => statement.Conditions)
            .Where(condition => condition.Key.Equals(OwnStatement.KmsKeyKey, StringComparison.OrdinalIgnoreCase))
            .SelectMany(condition => condition.Values);
        List<(string, string)[]> ways =
        [
            Headers(isTls: true),
            Headers(isTls: true, (OwnStatement.KindKey, Algorithms.Aes256)),
            Headers(isTls: true, (OwnStatement.SseCKey, Algorithms.Aes256)),
        ];
        foreach (var algorithm in new[] { Algorithms.Kms, Algorithms.KmsDsse })
        {
            ways.Add(Headers(isTls: true, (OwnStatement.KindKey, algorithm)));
            ways.AddRange(named.Distinct(StringComparer.Ordinal).Select(
                key => Headers(isTls: true, (OwnStatement.KindKey, algorithm), (OwnStatement.KmsKeyKey, key))));
        }

        return ways;
    }

    private void Compare(
        List<string> lost, List<PolicyDocument> now, List<PolicyDocument> then, string action, string resource,
        IReadOnlyList<(string, string)[]> ways)
    {
        if (ways.All(way => Denial(now, action, resource, way) is not null)) return;
        var denials = ways.Select(way => Denial(then, action, resource, way)).ToList();
        if (!denials.Contains(null)) lost.Add($"{action} (denied by {denials[0]})");
    }

    private string? Denial(List<PolicyDocument> policies, string action, string resource, (string Key, string Value)[] context)
    {
        var keys = context.ToList();
        if (_caller is not null)
        {
            keys.Add(("aws:PrincipalArn", _caller.ConditionArn));
            keys.Add(("aws:PrincipalAccount", _caller.AccountId));
        }

        var request = new PolicyRequest(
            action, resource, _caller, keys.Select(k => new KeyValuePair<string, IReadOnlyList<string>>(k.Key, [k.Value])));
        var result = PolicyEvaluator.Evaluate(policies, request);
        if (!result.IsExplicitDeny) return null;
        return result.Statement!.Sid is { Length: > 0 } sid ? $"'{sid}'" : "a statement without a Sid";
    }
}
