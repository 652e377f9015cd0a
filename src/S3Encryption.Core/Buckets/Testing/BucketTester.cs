using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Core.Connection;

namespace S3Encryption.Core.Buckets.Testing;

/// <summary>Holds a baseline against buckets. It changes nothing.</summary>
public sealed class BucketTester(AwsConnection connection, BucketBaseline baseline)
{
    /// <summary>
    /// One finding for each rule of the baseline. What the caller may not read makes a rule Unknown, and the others go on.
    /// </summary>
    /// <exception cref="S3EncryptionException">There is no such bucket, or nothing of it may be read.</exception>
    public async Task<IReadOnlyList<BucketFinding>> TestAsync(string bucketName, string? expectedOwner, CancellationToken stop)
    {
        var bucket = await BucketClient.FindAsync(connection, bucketName, expectedOwner, stop).ConfigureAwait(false);
        var facts = new BucketFacts(connection, bucket, stop);
        var rules = Rules().ToList();
        var findings = await Task.WhenAll(rules.Select(rule => JudgeAsync(rule, facts))).ConfigureAwait(false);
        return findings;
    }

    private IEnumerable<BucketTest> Rules()
    {
        if (baseline.Encryption is { Count: > 0 } kinds) yield return EncryptionTests.Encryption(kinds, baseline.KmsKeyId);
        if (baseline.KmsKeyId is string key) yield return EncryptionTests.Key(key);
        if (baseline.BucketKey is bool isOn) yield return EncryptionTests.BucketKey(isOn);
        if (baseline.KeyRotation) yield return EncryptionTests.KeyRotation();
        if (baseline.SseCBlocked) yield return AccessTests.SseCBlocked();
        if (baseline.TlsRequired) yield return AccessTests.TlsRequired();
        if (baseline.OtherEncryptionDenied) yield return AccessTests.OtherEncryptionDenied();
        if (baseline.NotPublic) yield return AccessTests.NotPublic();
        if (baseline.Versioned) yield return ObjectTests.Versioned();
        if (baseline.SampleSize > 0) yield return ObjectTests.NoSseCObjects(connection, baseline.SampleSize);
    }

    private static async Task<BucketFinding> JudgeAsync(BucketTest test, BucketFacts facts)
    {
        try
        {
            var judgement = await test.Judge(facts).ConfigureAwait(false);
            return Finding(test, facts, judgement);
        }
        catch (S3EncryptionException e) when (!e.StopsEverything && e.ErrorId != "BucketNotFound")
        {
            return Finding(test, facts, new Judgement(CheckResult.Unknown, e.Message));
        }
        catch (PolicyFormatException e)
        {
            return Finding(test, facts, new Judgement(CheckResult.Unknown, $"the bucket policy cannot be read: {e.Message}"));
        }
    }

    private static BucketFinding Finding(BucketTest test, BucketFacts facts, Judgement judgement) => new()
    {
        BucketName = facts.Name,
        Rule = test.Rule,
        Result = judgement.Result,
        Severity = test.Severity,
        Expected = test.Expected,
        Found = judgement.Found,
        Remedy = judgement.Result == CheckResult.Failed ? judgement.Remedy ?? test.Remedy(facts.Name) : null,
    };
}
