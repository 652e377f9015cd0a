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
    /// Buckets whose own KMS keys are tested; <c>-KmsKeyId</c> tests that key in their place. With <c>-Canary</c> they are where the canaries
    /// go: <c>s3://bucket/prefix</c> puts them under a prefix.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
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
        if (Canary.IsPresent && BucketName is null)
        {
            Report(InputFailures.CanaryWithoutBucket());
            return;
        }

        // A bucket that came down the pipeline names its key, or has none.
        var keys = (KmsKeyId ?? []).Where(key => !string.IsNullOrEmpty(key)).ToArray();
        if (BucketName is null) Test(keys.Length > 0 ? keys : [null], null);
        else if (keys.Length == 0) foreach (var bucket in BucketName) Attempt(() => TestBucket(Locations.Bucket(bucket)));
        else if (!Canary.IsPresent) Test(keys, null);
        else foreach (var bucket in BucketName) Attempt(() => Test(keys, Locations.Bucket(bucket)));
    }

    private void Test(IReadOnlyList<string?> keys, S3Location? canary)
    {
        foreach (var key in keys) Run(stop => TestAsync(key, canary, stop));
    }

    private void TestBucket(S3Location bucket) => Run(async stop =>
    {
        var (kind, key) = await KeyOfAsync(bucket, stop).ConfigureAwait(false);
        if (kind is not (EncryptionKind.SseKms or EncryptionKind.DsseKms)) throw InputFailures.NoKmsKey(bucket, kind);
        await TestAsync(key, Canary.IsPresent ? bucket : null, stop).ConfigureAwait(false);
    });

    private async Task<(EncryptionKind Kind, string? KmsKeyId)> KeyOfAsync(S3Location bucket, CancellationToken stop)
    {
        try
        {
            var reader = new BucketEncryptionReader(Connection, Output);
            return await reader.ReadKeyAsync(bucket.BucketName, ExpectedBucketOwner, stop).ConfigureAwait(false);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "AccessDenied")
        {
            // Who is tested is who asks, and reading a bucket's configuration is no part of using its key.
            throw InputFailures.KeyOfBucketUntold(bucket, e);
        }
    }

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
