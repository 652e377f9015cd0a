using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Completion;
using S3Encryption.Core.Access;
using S3Encryption.Core.Access.Canary;
using S3Encryption.Core.Buckets;
using S3Encryption.Errors;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Access;

/// <summary>
/// Tests what the caller may do with a KMS key, action by action, without side effects; with <c>-Canary</c> through S3, by small objects
/// that are removed again.
/// </summary>
[Cmdlet(
    VerbsDiagnostic.Test, "S3KmsAccess", DefaultParameterSetName = ByScenario, SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/kms/latest/developerguide/testing-permissions.html")]
[OutputType(typeof(KmsAccess), typeof(bool), typeof(string))]
public sealed class TestS3KmsAccessCommand : BucketCommand
{
    private const string ByScenario = "ByScenario";
    private const string ByOperation = "ByOperation";

    /// <summary>Keys by id, ARN or alias. Without any, the AWS managed key <c>alias/aws/s3</c>.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("KeyId", "KmsKeyArn")]
    [ArgumentCompleter(typeof(KmsKeyCompleter))]
    public string?[]? KmsKeyId { get; set; }

    /// <summary>
    /// Buckets whose own KMS keys are tested. With <c>-Canary</c> they are where the canaries go: <c>s3://bucket/prefix</c> puts them under
    /// a prefix, and <c>-KmsKeyId</c> tests that key in place of the bucket's own.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[]? BucketName { get; set; }

    /// <summary>What is to be done with the key: the permissions that takes are tested, each once.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByOperation)]
    [ValidateNotNullOrEmpty]
    public KmsOperation[]? Operation { get; set; }

    /// <summary>Which permissions to test. Without it, those that fit the key: an AWS managed key has no policy to look after.</summary>
    [Parameter(ParameterSetName = ByScenario)]
    public KmsScenario? Scenario { get; set; }

    /// <summary>
    /// Settles what a direct call cannot, as with a key that only S3 may use: stores two small objects under the key (one at once, one in
    /// parts), reads one, and removes them, also after a failure or a stop. <c>-WhatIf</c> says where they would be.
    /// </summary>
    [Parameter]
    public SwitchParameter Canary { get; set; }

    /// <summary>Answers only whether everything that was tested is allowed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Gives the least identity policy, in JSON, for what is missing; nothing where nothing is missing.</summary>
    [Parameter]
    public SwitchParameter AsPolicy { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!Canary.IsPresent) TestWithoutCanary();
        else if (BucketName is null) Report(InputFailures.CanaryWithoutBucket());
        else foreach (var bucket in BucketName) Attempt(() => TestByCanary(Locations.Bucket(bucket)));
    }

    private void TestWithoutCanary()
    {
        foreach (var bucket in BucketName ?? []) Attempt(() => TestBucket(Locations.Bucket(bucket), null));
        if (BucketName is not null && KmsKeyId is null) return;
        foreach (var key in Keys) Run(stop => TestAsync(key, null, stop));
    }

    private void TestByCanary(S3Location place)
    {
        if (KmsKeyId is not { Length: > 0 }) TestBucket(place, place);
        else foreach (var key in Keys) Run(stop => TestAsync(key, place, stop));
    }

    private IEnumerable<string?> Keys =>
        KmsKeyId is { Length: > 0 } ? KmsKeyId.Select(key => string.IsNullOrEmpty(key) ? null : key) : [null];

    private void TestBucket(S3Location bucket, S3Location? canary) => Run(async stop =>
    {
        var (kind, key) = await new BucketEncryptionReader(Connection, Output)
            .ReadKeyAsync(bucket.BucketName, ExpectedBucketOwner, stop).ConfigureAwait(false);
        if (kind is not (EncryptionKind.SseKms or EncryptionKind.DsseKms)) throw InputFailures.NoKmsKey(bucket, kind);
        await TestAsync(key, canary, stop).ConfigureAwait(false);
    });

    private async Task TestAsync(string? key, S3Location? canary, CancellationToken stop)
    {
        var report = await new KmsAccessTester(Connection, Output).TestAsync(key, Scenario, Operation, stop).ConfigureAwait(false);
        if (canary is not null) report = await SettleAsync(report, canary, stop).ConfigureAwait(false);
        await TellAsync(report).ConfigureAwait(false);
    }

    private async Task<KmsAccessReport> SettleAsync(KmsAccessReport report, S3Location place, CancellationToken stop)
    {
        if (!KmsCanary.IsWorthwhile(report))
        {
            Output.Verbose($"{report.KeyName}: no canary is sent, which could tell no more.");
            return report;
        }

        var canary = new KmsCanary(Connection, place, ExpectedBucketOwner, Output);
        var action = $"Store two small objects under KMS key {report.KeyName}, read and remove them";
        if (!await Output.ShouldProcessAsync(canary.Location.ToString(), action).ConfigureAwait(false)) return report;
        return await canary.SettleAsync(report, stop).ConfigureAwait(false);
    }

    private async Task TellAsync(KmsAccessReport report)
    {
        if (Quiet.IsPresent)
        {
            var tested = report.Results.Where(r => r.Result != KmsAccessOutcome.NotTested);
            await Output.WriteAsync(report.Failure is null && tested.All(r => r.Result == KmsAccessOutcome.Allowed)).ConfigureAwait(false);
        }
        else if (AsPolicy.IsPresent)
        {
            if (report.MissingPolicy is not null) await Output.WriteAsync(report.MissingPolicy).ConfigureAwait(false);
            else Output.Verbose("Nothing is missing that a statement could grant.");
        }
        else
        {
            foreach (var result in report.Results) await Output.WriteAsync(result).ConfigureAwait(false);
        }

        if (report.Failure is not null) throw report.Failure;
    }
}
