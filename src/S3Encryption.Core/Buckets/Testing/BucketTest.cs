using System;
using System.Threading.Tasks;

namespace S3Encryption.Core.Buckets.Testing;

/// <summary>One rule.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Severity">How much hangs on it.</param>
/// <param name="Expected">What it asks for.</param>
/// <param name="Remedy">The command that makes a bucket of this name keep it.</param>
/// <param name="Judge">Looks at a bucket.</param>
internal sealed record BucketTest(
    BucketCheck Rule, CheckSeverity Severity, string Expected, Func<string, string> Remedy, Func<BucketFacts, Task<Judgement>> Judge);

/// <summary>What looking gave.</summary>
/// <param name="Result">Whether the rule is kept.</param>
/// <param name="Found">The evidence.</param>
internal sealed record Judgement(CheckResult Result, string Found)
{
    /// <summary>The command that mends it, where that depends on what was found.</summary>
    public string? Remedy { get; init; }

    public static Judgement Of(bool isKept, string found) => new(isKept ? CheckResult.Passed : CheckResult.Failed, found);

    public static Judgement NotApplicable(string why) => new(CheckResult.NotApplicable, why);
}
