using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Reports.Collecting;

/// <summary>What is told of buckets: each once, and the first findings of each rule.</summary>
internal sealed class CollectedBuckets
{
    private readonly Dictionary<string, BucketEncryption> _buckets = new(System.StringComparer.Ordinal);
    private readonly SortedDictionary<BucketCheck, BoundedList<BucketFinding>> _failed = [];
    private readonly HashSet<(string Bucket, BucketCheck Rule)> _tested = [];

    /// <summary>The buckets in the order of their names. One that came twice is as it came last.</summary>
    public IEnumerable<BucketEncryption> InOrder => _buckets.Values.OrderBy(b => b.BucketName, System.StringComparer.Ordinal);

    public int Count => _buckets.Count;

    /// <summary>What was found of the rules that are not kept.</summary>
    public IReadOnlyDictionary<BucketCheck, BoundedList<BucketFinding>> Failed => _failed;

    /// <summary>The rules of which it could not be told whether they are kept.</summary>
    public BoundedList<BucketFinding> Unknown { get; } = new();

    public long Passed { get; private set; }

    /// <summary>How many findings there were, whatever they say.</summary>
    public long Findings { get; private set; }

    public BoundedList<EncryptionPolicyStatement> Statements { get; } = new(1000);

    /// <summary>Those that somebody has changed.</summary>
    public BoundedList<EncryptionPolicyStatement> Changed { get; } = new();

    /// <summary>A bucket by its name; null where it was not given.</summary>
    public BucketEncryption? Find(string? name) => name is not null && _buckets.TryGetValue(name, out var found) ? found : null;

    /// <summary>Whether a rule was tested of a bucket.</summary>
    public bool IsTested(string bucket, BucketCheck rule) => _tested.Contains((bucket, rule));

    /// <summary>Whether a rule was tested of any.</summary>
    public bool IsTested(BucketCheck rule) => _tested.Any(t => t.Rule == rule);

    public void Add(BucketEncryption bucket) => _buckets[bucket.BucketName] = bucket;

    public void Add(EncryptionPolicyStatement statement)
    {
        Statements.Add(statement);
        if (!statement.IsIntact) Changed.Add(statement);
    }

    public void Add(BucketFinding finding)
    {
        Findings++;
        _ = _tested.Add((finding.BucketName, finding.Rule));
        if (finding.Result == CheckResult.Passed) Passed++;
        if (finding.Result == CheckResult.Unknown) Unknown.Add(finding);
        if (finding.Result != CheckResult.Failed) return;
        if (!_failed.TryGetValue(finding.Rule, out var same)) _failed.Add(finding.Rule, same = new BoundedList<BucketFinding>());
        same.Add(finding);
    }
}
