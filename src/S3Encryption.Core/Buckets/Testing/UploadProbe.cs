using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Core.Buckets.Testing;

/// <summary>
/// Asks a bucket policy what it denies to everybody: a principal of no account, whom only statements for all can mean.
/// </summary>
internal sealed class UploadProbe(BucketClient bucket, PolicyDocument? policy)
{
    private static readonly PolicyPrincipal Anybody = PolicyPrincipal.FromArn("arn:aws:iam::000000000000:user/anybody");

    /// <summary>What denies an upload over TLS with these headers; null where nothing does.</summary>
    public string? Denial(params (string Key, string Value)[] headers) =>
        Denial("s3:PutObject", [("aws:SecureTransport", "true"), .. headers]);

    /// <summary>What denies an action in such a context: the statement's Sid or number; null where nothing does.</summary>
    public string? Denial(string action, params (string Key, string Value)[] context)
    {
        if (policy is null) return null;
        var request = new PolicyRequest(
            action, action == "s3:ListBucket" ? bucket.Arn : bucket.Arn + "/any-key", Anybody,
            context.Select(pair => new KeyValuePair<string, IReadOnlyList<string>>(pair.Key, [pair.Value])));
        var result = PolicyEvaluator.Evaluate(policy, request);
        return result.IsExplicitDeny ? result.Statement!.Name : null;
    }
}
