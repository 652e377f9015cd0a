using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Reports.Collecting;
using S3Encryption.Core.Reports.Findings;
using S3Encryption.Core.Reports.Sections;
using S3Encryption.Core.Reports.Wording;

namespace S3Encryption.Core.Reports;

/// <summary>
/// Makes a report of what the cmdlets emit, in any order. It keeps counts and the first of each sort, so that a million objects take no
/// more memory than a thousand.
/// </summary>
public sealed class ReportBuilder
{
    private readonly CollectedObjects _objects = new();
    private readonly CollectedBuckets _buckets = new();
    private readonly CollectedKeys _keys = new();
    private readonly CollectedChanges _changes = new();
    private long _leftOut;

    /// <summary>Whether nothing was taken yet.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Takes one thing.</summary>
    /// <returns>False for what no report is made of.</returns>
    public bool TryAdd(object item)
    {
        switch (item)
        {
            case S3ObjectEncryption stored: _objects.Add(stored); break;
            case S3ObjectEncryptionGroup group: _objects.Add(group); break;
            case BucketEncryption bucket: _buckets.Add(bucket); break;
            case BucketFinding finding: _buckets.Add(finding); break;
            case EncryptionPolicyStatement statement: _buckets.Add(statement); break;
            case KmsAccess access: _keys.Add(access); break;
            case S3KmsKey key: _keys.Add(key); break;
            case S3Conversion change: _changes.Add(change); break;
            case S3ConversionSummary summary: _changes.Add(summary); break;
            default: return false;
        }

        IsEmpty = false;
        return true;
    }

    /// <summary>Notes that something was given that the report does not show.</summary>
    public void LeaveOut() => _leftOut++;

    /// <summary>The report of all that was taken.</summary>
    internal Report Build(ReportStamp stamp)
    {
        var names = KeyNames.Of(_buckets, _keys);
        List<ReportFinding> findings =
        [
            .. ObjectFindings.Of(_objects, _buckets, names).Concat(BucketFindings.Of(_buckets))
                .Concat(KeyFindings.Of(_keys, _objects, _buckets, names))
                .Concat(ChangeFindings.Of(_changes)).OrderByDescending(f => f.Severity),
        ];
        List<Gap> gaps = [.. Gaps.Of(_objects, _buckets, _keys)];
        if (_leftOut > 0) gaps.Add(new Gap($"{Amount.Of(_leftOut, "object")} that no report is made of came down the pipeline, and was left out."));
        return new Report
        {
            Stamp = stamp,
            State = [.. State.Of(_objects, _buckets, findings, gaps.Count)],
            Stored = [.. ObjectParts.Of(_objects, names)],
            Findings = findings,
            Parts = [.. Parts(names).OfType<ReportPart>()],
            Gaps = gaps,
        };
    }

    private IEnumerable<ReportPart?> Parts(KeyNames names) =>
    [
        BucketPart.Of(_buckets), BucketPart.OfStatements(_buckets), KeyPart.Of(_keys, _objects, _buckets), KeyPart.OfAccess(_keys, names),
        ChangePart.Of(_changes),
    ];
}
