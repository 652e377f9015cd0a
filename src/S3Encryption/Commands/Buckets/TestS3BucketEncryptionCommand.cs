using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Buckets.Testing;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Buckets;

/// <summary>
/// Holds a baseline against buckets: one finding for each rule, with the evidence and the command that mends it. Without a baseline the
/// rules are those that protect against reading and ransom: SSE-C blocked, TLS required, not public, versioned, KMS keys rotated.
/// </summary>
[Cmdlet(
    VerbsDiagnostic.Test, "S3BucketEncryption",
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html")]
[OutputType(typeof(BucketFinding), typeof(bool))]
public sealed class TestS3BucketEncryptionCommand : ReadBucketsCommand
{
    private BucketTester? _tester;
    private BucketBaseline? _baseline;
    private volatile bool _hasProblem;

    /// <summary>
    /// The rules: a hashtable, or a <c>.psd1</c> or JSON file of the same names. <c>Encryption</c>, <c>KmsKeyId</c>, <c>BucketKey</c>,
    /// <c>SseCBlocked</c>, <c>TlsRequired</c>, <c>OtherEncryptionDenied</c>, <c>NotPublic</c>, <c>Versioned</c>, <c>KeyRotation</c>,
    /// <c>SampleSize</c>. What it does not name is not asked.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public object? Baseline { get; set; }

    /// <summary>The kinds of encryption of which each bucket is to have one, besides the other rules.</summary>
    [Parameter]
    [ValidateSet(nameof(EncryptionKind.SseS3), nameof(EncryptionKind.SseKms), nameof(EncryptionKind.DsseKms))]
    public EncryptionKind[]? Encryption { get; set; }

    /// <summary>The KMS key that each bucket is to use: id, ARN or alias.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string? KmsKeyId { get; set; }

    /// <summary>Whether each bucket with SSE-KMS is to use a Bucket Key; <c>-BucketKey:$false</c> for none.</summary>
    [Parameter]
    public SwitchParameter BucketKey { get; set; }

    /// <summary>Looks at so many objects of each bucket, at most 1,000, whether one is under SSE-C.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int SampleSize { get; set; }

    /// <summary>Answers only whether every bucket keeps every rule. What cannot be told does not count as kept.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Attempt(() => _baseline = Asked());
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_baseline is not null) base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (Quiet.IsPresent) WriteObject(_baseline is not null && !_hasProblem);
    }

    private BucketBaseline Asked()
    {
        var asked = Baseline is null ? BucketBaseline.Recommended : BaselineInput.Read(Baseline, this);
        if (Encryption is not null) asked = asked with { Encryption = Encryption };
        if (KmsKeyId is not null) asked = asked with { KmsKeyId = KmsKeyId };
        if (Given(nameof(BucketKey), BucketKey) is bool isOn) asked = asked with { BucketKey = isOn };
        return SampleSize > 0 ? asked with { SampleSize = SampleSize } : asked;
    }

    private protected override async Task<IReadOnlyList<object>> ReadAsync(string bucketName, CancellationToken stop)
    {
        var tester = LazyInitializer.EnsureInitialized(ref _tester, () => new BucketTester(Connection, _baseline!))!;
        try
        {
            var findings = await tester.TestAsync(bucketName, ExpectedBucketOwner, stop).ConfigureAwait(false);
            if (findings.Any(f => f.Result is CheckResult.Failed or CheckResult.Unknown)) _hasProblem = true;
            return Quiet.IsPresent ? [] : findings;
        }
        catch (S3EncryptionException)
        {
            _hasProblem = true;
            throw;
        }
    }
}
